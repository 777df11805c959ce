import { findBlacklisted } from '@/lib/db/blacklist/blacklist';
import { countWaitingToAny } from '@/lib/db/blacklist/waiting-to';
import type { Database } from '@/lib/db/connections/client';
import { err, ok, type Result } from '@/lib/domain/result';
import { readTypedRecipients } from '@/lib/domain/sending/typed-recipients';
import { inTurns } from '@/lib/platform/batching/long-work';
import { type BlacklistImport, type ImportBlacklistInput, MOST_IMPORTED_NUMBERS } from '@/lib/schemas/import-blacklist';

export type BlacklistRead = {
  /** What the blacklist lacks, each once, in the order given. */
  readonly missing: readonly string[];
  readonly counts: BlacklistImport;
};

/** Reads numbers as somebody has written them, like recipients, and says which of them the blacklist lacks. */
export async function readBlacklistImport(
  db: Database,
  accountId: number,
  { numbers: text }: ImportBlacklistInput,
  now: Date,
): Promise<Result<BlacklistRead, 'too_many_numbers'>> {
  const { valid, ...read } = await inTurns(readTypedRecipients(text, []));
  if (valid.length > MOST_IMPORTED_NUMBERS) return err('too_many_numbers');
  const numbers = valid.map(({ msisdn }) => msisdn);
  const listed = await findBlacklisted(db, accountId, numbers);
  const missing = numbers.filter((msisdn) => !listed.has(msisdn));
  const { waiting, isKnown } = await countWaitingToAny(db, accountId, new Set(missing), now);
  const counts = { added: missing.length, listed: listed.size, ...read, waiting, isWaitingKnown: isKnown };
  return ok({ missing, counts });
}
