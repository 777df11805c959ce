import type { RateImportCounts } from '@/lib/domain/pricing/rate-change';
import { err, ok } from '@/lib/domain/result';
import type { ImportInput } from '@/lib/schemas/change-rate';
import { defineRateChange, storeRates } from '../_shared/define-rate-change';
import { type ImportRefusal, readRateImport } from '../_shared/read-rate-import';

type Refusal = ImportRefusal | 'rate_lines_faulty' | 'unchanged' | 'too_many_rates';

/** Stores a file of rates, all of it or, when a line is wrong, nothing. */
export const importRates = defineRateChange<ImportInput, RateImportCounts, Refusal>({
  action: 'rate.import',
  subject: (_, { added, changed }) => `${added} added, ${changed} changed`,
  change: async (tx, { lines }, clock) => {
    const read = await readRateImport(tx, lines, clock);
    if (!read.ok) return read;
    const { rates, faulty, ...counts } = read.value;
    if (faulty.length > 0) return err('rate_lines_faulty');
    if (rates.length === 0) return err('unchanged');
    return (await storeRates(tx, rates, clock.now)) ? ok(counts) : err('too_many_rates');
  },
});
