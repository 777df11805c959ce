import type { Credits } from '@/lib/domain/credits';
import type { Entry } from '@/lib/domain/ledger/entry';
import { payeeOf } from '@/lib/domain/ledger/payee';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/** What was taken from a balance, and where it goes if it is given back. */
export type StoredPayment = {
  readonly entryId: number;
  readonly accountId: number;
  readonly login: string | null;
  readonly messageId: number;
  /** Positive. */
  readonly credits: Credits;
  /** Of them what the account's own credit paid: all, or none if a quota did. */
  readonly paid: Credits;
  /** As `quotaOfId`. */
  readonly payee: number | null;
  /** Who spent it, as `writeActor` writes them. */
  readonly actor: string;
};

type Row = {
  entryId: number;
  accountId: number;
  quotaOfId: number | null;
  login: string | null;
  messageId: number;
  amount: bigint;
  actor: string;
  quotaActive: boolean | null;
  quotaOpenedAfter: number | null;
};

/** What holds for a bulk send: the newest, because an edit that changes its price releases one and makes another. */
export async function findHold(tx: Pick<SqlTransaction, '$queryRaw'>, bulkSendId: number): Promise<StoredPayment> {
  const holds = await findPayments(tx, ['held'], [bulkSendId]);
  const hold = holds.at(-1);
  if (!hold) throw new Error(`Nothing is held for the bulk send ${bulkSendId}.`);
  return hold;
}

/** Whose quota paid for a message, or for the bulk send that begins with it, when it was sent; null: the account paid. */
export async function findQuotaThatPaid(
  db: Pick<SqlTransaction, '$queryRaw'>,
  accountId: number,
  messageId: number,
): Promise<string | null> {
  const [first] = await db.$queryRaw<{ login: string | null; quotaOfId: number | null }[]>`
    SELECT login, "quotaOfId" FROM ${readBy('CreditMovement', 'CreditMovement_messageId_idx')}
    WHERE "messageId" = ${messageId} AND "accountId" = ${accountId} AND amount < 0 ORDER BY id LIMIT 1`;
  return first && first.quotaOfId !== null ? first.login : null;
}

/**
 * By message, or by the first of a bulk send: whose quota gets back what it cost, or what is held for it, if that is given
 * back now; null: the account's credit does.
 */
export async function findPayees(
  db: Database,
  messageIds: readonly number[],
): Promise<ReadonlyMap<number, string | null>> {
  if (messageIds.length === 0) return new Map();
  const payments = await findPayments(db, ['debit', 'held'], messageIds);
  return new Map(payments.map(({ messageId, payee, login }) => [messageId, payee === null ? null : login]));
}

/**
 * The entries of these kinds that paid for messages, or that hold for the bulk sends that begin with them; but for those
 * that were given back as a whole when the message was edited, and another took their place.
 */
export async function findPayments(
  tx: Pick<SqlTransaction, '$queryRaw'>,
  kinds: readonly Entry['kind'][],
  messageIds: readonly number[],
): Promise<StoredPayment[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT c.id AS "entryId", c."accountId", c."quotaOfId", c.login, c."messageId", c.amount, c.actor,
      u."quotaActive", u."quotaOpenedAfter"
    FROM "CreditMovement" c LEFT JOIN "ApiUser" u ON u.id = c."quotaOfId"
    WHERE c."messageId" IN (${list(messageIds)}) AND c.kind IN (${list(kinds)})
      AND NOT EXISTS (SELECT 1 FROM "CreditMovement" r WHERE r."reversesId" = c.id AND r.kind = 'refund')
    ORDER BY c."messageId", c.id`;
  return rows.map(({ quotaOfId, amount, quotaActive, quotaOpenedAfter, ...payment }) => {
    const quota = quotaActive === null ? null : { active: quotaActive, openedAfter: quotaOpenedAfter ?? 0 };
    const payee = payeeOf({ entryId: payment.entryId, quotaOfId }, quota);
    const credits = -Number(amount);
    return { ...payment, credits, paid: quotaOfId === null ? credits : 0, payee };
  });
}
