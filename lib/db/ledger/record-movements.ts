import type { Credits } from '@/lib/domain/credits';
import type { MovementKind } from '@/lib/domain/ledger/movement';
import type { Transaction } from '../client';

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

/** Appends to the ledger, in one statement whatever the number. The only place that writes CreditMovement. */
export async function recordMovements(tx: Transaction, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return;
  const rows = JSON.stringify(
    movements.map((m) => [
      m.accountId,
      m.quotaOfId,
      m.login,
      m.kind,
      m.amount,
      m.balanceAfter,
      m.messageId,
      m.actor,
      m.createdAt.getTime(),
    ]),
  );
  await tx.$executeRaw`
    INSERT INTO CreditMovement
      (accountId, quotaOfId, login, kind, amount, balanceAfter, messageId, actor, createdAt)
    SELECT value->>0, value->>1, value->>2, value->>3, value->>4, value->>5, value->>6, value->>7, value->>8
    FROM json_each(${rows}) ORDER BY key`;
}
