import type { Credits } from '@/lib/domain/credits';
import type { MovementKind } from '@/lib/domain/ledger/movement';
import type { SqlTransaction } from '../sql-transaction';

export type Movement = {
  readonly accountId: number;
  /** The API user whose quota it changes; null for the account's own balance. */
  readonly quotaOfId: number | null;
  readonly login: string | null;
  readonly kind: MovementKind;
  /** Signed. */
  readonly amount: Credits;
  readonly balanceAfter: Credits;
  readonly messageId: number | null;
  readonly actor: string;
  readonly createdAt: Date;
};

/** Who caused a movement by sending: an API user, or the account itself. */
export const actorOf = (login: string | null): string => (login === null ? 'account' : `api:${login}`);

/** Appends to the ledger. The only place that writes CreditMovement. */
export async function recordMovements(tx: SqlTransaction, movements: readonly Movement[]): Promise<void> {
  for (const { accountId, quotaOfId, login, kind, amount, balanceAfter, messageId, actor, createdAt } of movements) {
    await tx.$executeRaw`
      INSERT INTO CreditMovement
        (accountId, quotaOfId, login, kind, amount, balanceAfter, messageId, actor, createdAt)
      VALUES (${accountId}, ${quotaOfId}, ${login}, ${kind}, ${amount}, ${balanceAfter}, ${messageId}, ${actor},
        ${createdAt.getTime()})`;
  }
}
