import { isAccountDisabled, lockAccount } from '@/lib/db/accounts/accounts';
import type { Transaction } from '@/lib/db/connections/client';
import { postTransfer } from '@/lib/db/ledger/post-transfer';
import { type Actor, writeActor } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { recordChange } from './record-change';

export type Passed = {
  readonly from: { readonly id: number; readonly serviceName: string };
  readonly to: { readonly id: number; readonly serviceName: string };
  readonly credits: Credits;
  readonly reason: string;
};

/** What each of the two has then. */
export type CreditLeft = { readonly fromLeft: Credits; readonly toLeft: Credits };

type Held = ReadonlyMap<number, Credits>;

/** Locks two accounts in the order of their ids, as everywhere, so that two transfers never wait for each other. */
export async function lockBoth(tx: Transaction, { from, to }: Pick<Passed, 'from' | 'to'>): Promise<Held> {
  const held = new Map<number, Credits>();
  for (const id of [from.id, to.id].toSorted((a, b) => a - b)) held.set(id, await lockAccount(tx, id));
  return held;
}

/** Moves credit between two accounts that are locked. A disabled one gets nothing, because nothing could be sent with it. */
export async function passCredit(
  tx: Transaction,
  { actor, now }: { readonly actor: Actor; readonly now: Date },
  passed: Passed,
  held: Held,
): Promise<Result<CreditLeft, 'account_disabled' | 'credit_not_enough'>> {
  const { from, to, credits, reason } = passed;
  const fromLeft = (held.get(from.id) ?? 0) - credits;
  if (await isAccountDisabled(tx, to.id)) return err('account_disabled');
  if (fromLeft < 0) return err('credit_not_enough');
  await postTransfer(tx, { from, to, credits, reason, actor: writeActor(actor) }, now);
  const action = 'credit.transfer';
  const given = { action, subject: to.serviceName, after: { credits: -credits, reason } } as const;
  const taken = { action, subject: from.serviceName, after: { credits, reason } } as const;
  await recordChange(tx, { scope: from, actor, now }, given);
  await recordChange(tx, { scope: to, actor, now }, taken);
  return ok({ fromLeft, toLeft: (held.get(to.id) ?? 0) + credits });
}
