import type { Credits } from '@/lib/domain/credits';
import type { Transaction } from '../connections/client';
import { post } from './post';

type Transfer = {
  readonly from: { readonly id: number };
  readonly to: { readonly id: number };
  readonly credits: Credits;
  readonly reason: string;
  /** Who caused it, as `writeActor` writes them. */
  readonly actor: string;
};

/**
 * Moves credit from one account to another as two movements that name each other. Both accounts are locked, and that
 * the one has as much was decided under its lock.
 */
export async function postTransfer(tx: Transaction, transfer: Transfer, now: Date): Promise<void> {
  const { from, to, credits, reason, actor } = transfer;
  const nextId = await tx.dialect.nextIds(tx, 'CreditMovement', 2);
  const [given, taken] = [nextId(), nextId()];
  const common = { kind: 'transfer', reason, actor, quotaOfId: null, login: null, messageId: null } as const;
  await post(
    tx,
    [
      { ...common, id: given, counterpartId: taken, accountId: from.id, amount: -credits },
      { ...common, id: taken, counterpartId: given, accountId: to.id, amount: credits },
    ],
    now,
  );
}
