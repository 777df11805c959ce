import type { Database, Transaction } from '@/lib/db/connections/client';
import { listEveryRate } from '@/lib/db/pricing/rates';
import { planImport, type RateImport } from '@/lib/domain/pricing/rate-change';
import { type FaultyRateLine, readRateLines } from '@/lib/domain/pricing/rate-lines';
import { err, ok, type Result } from '@/lib/domain/result';
import type { RateClock } from './define-rate-change';

export type ReadImport = RateImport & { readonly faulty: readonly FaultyRateLine[] };
export type ImportRefusal = 'too_many_rate_lines' | 'no_rate_lines';

/** What a file of rates comes to over those that there are; nothing is stored by it. */
export async function readRateImport(
  db: Database | Transaction,
  lines: string,
  clock: RateClock,
): Promise<Result<ReadImport, ImportRefusal>> {
  const read = readRateLines(lines, clock);
  if (!read.ok) return err('too_many_rate_lines');
  const { wanted, faulty } = read.value;
  if (wanted.length + faulty.length === 0) return err('no_rate_lines');
  return ok({ ...planImport(await listEveryRate(db), wanted, clock.now), faulty });
}
