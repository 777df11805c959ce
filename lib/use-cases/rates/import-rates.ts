import { changedMeanwhile } from '@/lib/domain/changed-meanwhile';
import { type RateImportCounts, writePlan } from '@/lib/domain/pricing/rate-change';
import { err, ok } from '@/lib/domain/result';
import { digestOf } from '@/lib/platform/crypto/digest';
import type { ImportInput } from '@/lib/schemas/change-rate';
import { defineRateChange, storeRates } from '../_shared/define-rate-change';
import { type ImportRefusal, readRateImport } from '../_shared/read-rate-import';
import { recordOnInstance } from '../_shared/record-on-instance';

type Refusal = ImportRefusal | 'rate_lines_faulty' | 'unchanged' | 'changed_meanwhile' | 'too_many_rates';

/** Stores a file of rates, all of it or, when a line is wrong or it comes to something else than was shown, nothing. */
export const importRates = defineRateChange<ImportInput, RateImportCounts, Refusal>({
  action: 'rate.import',
  subject: (_, { added, changed }) => `${added} added, ${changed} changed`,
  change: async (tx, { lines, seen }, clock) => {
    const read = await readRateImport(tx, lines, clock);
    if (!read.ok) return read;
    const { rates, faulty, added, changed, unchanged } = read.value;
    if (faulty.length > 0) return err('rate_lines_faulty');
    if (rates.length === 0) return err('unchanged');
    if (changedMeanwhile(seen, { plan: digestOf(writePlan(read.value, clock.now)) })) return err('changed_meanwhile');
    if (!(await storeRates(tx, rates, clock.now))) return err('too_many_rates');
    await recordOnInstance(tx, clock, { action: 'rate.import', subject: '', after: { added, changed, unchanged } });
    return ok({ added, changed, unchanged });
  },
});
