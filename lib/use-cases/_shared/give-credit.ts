import type { Transaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import { writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { type By, recordChange } from './record-change';

type Grant = { readonly credits: Credits; readonly reason: string };

/** Adds to an account's own credit, which the caller has locked, or has just opened. */
export async function giveCredit(tx: Transaction, by: By, { credits, reason }: Grant): Promise<void> {
  const { scope, actor, now } = by;
  const grant = { kind: 'grant', amount: credits, reason, actor: writeActor(actor) } as const;
  await post(tx, [{ ...grant, accountId: scope.id, quotaOfId: null, login: null, messageId: null }], now);
  await recordChange(tx, by, { action: 'credit.grant', subject: '', after: { credits, reason } });
}
