import { lockAccount } from '@/lib/db/accounts/accounts';
import { insertSender, listSenders } from '@/lib/db/accounts/senders';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { Actor } from '@/lib/domain/authorisation/actor';
import type { EventKind } from '@/lib/domain/events';
import { err, ok, type Result } from '@/lib/domain/result';
import { MOST_SENDERS, senderKey } from '@/lib/domain/sender/sender';
import { recordChange } from './record-change';

/** Who sends is remembered with the senders of the account, and forgotten with this. */
export const SENDER_CHANGES: readonly EventKind[] = ['api-users', 'audit'];

export type SenderDeclaration = { readonly sender: string; readonly description: string };
export type DeclarationRefusal = 'sender_exists' | 'too_many_senders';

/** Declares a sender, from which an account may then send; every spelling of a number is one sender. */
export const declareSender = (
  { db, now }: { readonly db: Database; readonly now: Date },
  scope: { readonly id: number },
  { sender, description }: SenderDeclaration,
  actor: Actor,
): Promise<Result<null, DeclarationRefusal>> =>
  inTransaction(db, async (tx) => {
    await lockAccount(tx, scope.id);
    const known = await listSenders(tx, scope.id);
    if (known.some((other) => senderKey(other.sender) === senderKey(sender))) return err('sender_exists');
    if (known.length >= MOST_SENDERS) return err('too_many_senders');
    await insertSender(tx, { accountId: scope.id, sender, description, createdAt: now });
    const after = description === '' ? {} : { describedAs: description };
    await recordChange(tx, { scope, actor, now }, { action: 'sender.add', subject: sender, after });
    return ok(null);
  });
