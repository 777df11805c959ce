import type { Rate } from '@/lib/domain/pricing/rate';
import { writePlan } from '@/lib/domain/pricing/rate-change';
import type { RateImportPreview } from '@/lib/domain/pricing/rate-lines';
import { ok } from '@/lib/domain/result';
import { digestOf } from '@/lib/platform/crypto/digest';
import type { ImportInput } from '@/lib/schemas/change-rate';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { type ImportRefusal, readRateImport } from '../_shared/read-rate-import';

/** Of so many lines it is told what is wrong. */
const MOST_FAULTY = 50;

/** So many of its rates are shown, as lists show them: by prefix, and there by moment. */
const MOST_SHOWN = 50;

const byPrefix = (one: Rate, other: Rate): number =>
  one.prefix === other.prefix
    ? one.validFrom.getTime() - other.validFrom.getTime()
    : one.prefix < other.prefix
      ? -1
      : 1;

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
    const { rates, faulty, ...counts } = read.value;
    return ok({
      ...counts,
      rates: rates
        .toSorted(byPrefix)
        .slice(0, MOST_SHOWN)
        .map((rate) => ({ ...rate, isInForce: rate.validFrom <= now })),
      plan: digestOf(writePlan(read.value, now)),
      faulty: faulty.slice(0, MOST_FAULTY),
      faultyCount: faulty.length,
    });
  },
});
