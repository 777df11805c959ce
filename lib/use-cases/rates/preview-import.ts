import type { RateImportPreview } from '@/lib/domain/pricing/rate-lines';
import { ok } from '@/lib/domain/result';
import type { ImportInput } from '@/lib/schemas/change-rate';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { type ImportRefusal, readRateImport } from '../_shared/read-rate-import';

/** Of so many lines it is told what is wrong. */
const MOST_FAULTY = 50;

/** Says what a file of rates would change, and which of its lines are wrong. */
export const previewImport = defineInstanceUseCase<
  ImportInput,
  RateImportPreview,
  ImportRefusal,
  OperationsDependencies
>({
  action: 'rate.import',
  run: async ({ db, now, timeZone }, { lines }) => {
    const read = await readRateImport(db, lines, { now, timeZone });
    if (!read.ok) return read;
    const { added, changed, unchanged, faulty } = read.value;
    return ok({ added, changed, unchanged, faulty: faulty.slice(0, MOST_FAULTY), faultyCount: faulty.length });
  },
});
