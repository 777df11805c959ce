/**
 * Parts of one message may come to several nodes. What waits is what their database says then, and of one API user’s to
 * one number a single node at a time takes parts, or ends them.
 */
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { listParts } from '@/lib/db/smpp/submissions';
import type { Part } from '@/lib/domain/smpp/submission';
import { createJoining } from './join-parts';
import type { Submit } from './read-submit';
import type { BoundUser, SmppParts } from './smpp-parts';
import { type Outcome, type Sending, submitMessage } from './submit-message';

type Named = { readonly apiUserId: number; readonly addresses: Part['addresses'] };

export const turnOf = ({ apiUserId, addresses: { destination } }: Named): string =>
  `smpp ${String(apiUserId)} ${destination.address}`;

type Sharing = Sending & Pick<SmppParts, 'db' | 'lookUps'>;

/** One of several parts. */
export async function submitInTurn(parts: Sharing, user: BoundUser, submit: Submit): Promise<Outcome> {
  const { apiUserId } = user;
  const { addresses } = submit;
  return holdTurn(parts.db, turnOf({ apiUserId, addresses }), async () =>
    submitMessage(parts, createJoining(await listParts(parts.lookUps, apiUserId)), user, submit),
  );
}

/** The transaction holds the turn and nothing else: however it ends, what `work` has answered is so. */
async function holdTurn<Value>(db: Database, turn: string, work: () => Promise<Value>): Promise<Value> {
  const done: { answer?: Promise<Value> } = {};
  try {
    await inTransaction(db, async (tx) => {
      await tx.dialect.takeTurn(tx, turn);
      done.answer ??= work();
      await done.answer;
    });
  } catch (cause) {
    if (!done.answer) throw cause;
  }
  if (!done.answer) throw new Error('The turn was not taken.');
  return done.answer;
}
