import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertAllBlacklisted } from '@/lib/db/blacklist/blacklist';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { err, ok } from '@/lib/domain/result';
import { nextTurn } from '@/lib/platform/batching/long-work';
import type { BlacklistImport, ImportBlacklistInput } from '@/lib/schemas/import-blacklist';
import { defineUseCase } from '../_shared/define-use-case';
import { type BlacklistRead, readBlacklistImport } from '../_shared/read-blacklist-import';
import { asOfNow, type InPieces, recordProgress } from '../_shared/record-change';

type Refusal = 'too_many_numbers' | 'no_number' | 'unchanged';

/** Written in one transaction: some milliseconds, for which whoever sends from the account may wait. */
const PIECE = 512;

const CHANGES = ['blacklist', 'audit'] as const;

/**
 * Puts many numbers on the account's blacklist, in pieces, so that nobody waits for all of them. Those that are there
 * already stay as they are, so an import that was cut short is done again by doing all of it again. Its one entry in the
 * audit log says after each piece how many there are by then, and open panels are told, whatever comes of the next.
 */
export const importBlacklist = defineUseCase<ImportBlacklistInput, BlacklistImport, Refusal>({
  action: 'blacklist.import',
  run: async ({ db, events, clock, now }, scope, input, actor) => {
    const read = await readBlacklistImport(db, scope.id, input, now);
    if (!read.ok) return read;
    const { missing, counts } = read.value;
    const numbers = counts.added + counts.listed;
    if (numbers === 0) return err('no_number');
    if (missing.length === 0) return err('unchanged');
    const added = await addInPieces(db, { scope, actor, clock }, read.value, () => {
      for (const type of CHANGES) events.publish({ type, accountId: scope.id });
    });
    return ok({ ...counts, added, listed: numbers - added });
  },
});

/** `entry`: the audit log's, once it is there. */
type Progress = { readonly added: number; readonly entry: number | null };

/** `tell` after each piece. Answers how many were not there: somebody may have replied STOP meanwhile. */
async function addInPieces(
  db: Database,
  whose: InPieces,
  { missing, counts }: BlacklistRead,
  tell: () => void,
): Promise<number> {
  let progress: Progress = { added: 0, entry: null };
  for (let from = 0; from < missing.length; from += PIECE) {
    const piece = missing.slice(from, from + PIECE);
    progress = await addPiece(db, whose, piece, progress, (added) => ({
      added,
      listed: counts.listed + from + piece.length - added,
      leftOut: counts.leftOutCount,
    }));
    tell();
    await nextTurn();
  }
  return progress.added;
}

/** `tell`: what the audit log says of so many added. */
function addPiece(
  db: Database,
  whose: InPieces,
  msisdns: readonly string[],
  { added: before, entry }: Progress,
  tell: (added: number) => Readonly<Record<string, number>>,
): Promise<Progress> {
  return inTransaction(db, async (tx) => {
    await lockAccount(tx, whose.scope.id);
    const by = asOfNow(whose);
    const shared = { accountId: by.scope.id, addedBy: writeActor(by.actor), createdAt: by.now };
    const added = before + (await insertAllBlacklisted(tx, shared, msisdns));
    const change = { action: 'blacklist.import', subject: '', after: tell(added) } as const;
    return { added, entry: await recordProgress(tx, by, change, entry) };
  });
}
