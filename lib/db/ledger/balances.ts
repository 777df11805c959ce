/** The stored balances. Only `post` changes them. */
import type { Credits } from '@/lib/domain/credits';
import type { BalanceChange, BalanceEnd } from '@/lib/domain/ledger/entry';
import { table } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';
import { together } from '../connections/together';

type Stored = readonly { readonly id: number; readonly balance: number | bigint }[];

/** Adds to balances, each named once, and answers what they are then. Throws when one does not exist. */
export async function changeBalances(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<BalanceEnd[]> {
  const [accounts, quotas] = await together([addToAccounts(tx, changes), addToQuotas(tx, changes)]);
  return changes.map(({ accountId, quotaOfId }) => {
    const balance = quotaOfId === null ? accounts.get(accountId) : quotas.get(quotaOfId);
    if (balance === undefined) {
      throw new Error(`There is no balance of account ${accountId}, quota of ${quotaOfId ?? 'nobody'}.`);
    }
    return { accountId, quotaOfId, balance };
  });
}

async function addToAccounts(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<Map<number, Credits>> {
  const rows = changes.flatMap(({ accountId, quotaOfId, amount }) => (quotaOfId === null ? [[accountId, amount]] : []));
  if (rows.length === 0) return new Map();
  const stored = await tx.$queryRaw<Stored>`
    UPDATE "SmsAccount" SET "creditsLeft" = "creditsLeft" + change.column2 FROM ${table(rows)} AS change
    WHERE "SmsAccount".id = change.column1 RETURNING "SmsAccount".id, "creditsLeft" AS balance`;
  return balancesById(stored);
}

async function addToQuotas(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<Map<number, Credits>> {
  const rows = changes.flatMap(({ accountId, quotaOfId, amount }) =>
    quotaOfId === null ? [] : [[quotaOfId, accountId, amount]],
  );
  if (rows.length === 0) return new Map();
  const stored = await tx.$queryRaw<Stored>`
    UPDATE "ApiUser" SET "quotaLeft" = "quotaLeft" + change.column3 FROM ${table(rows)} AS change
    WHERE "ApiUser".id = change.column1 AND "ApiUser"."accountId" = change.column2
    RETURNING "ApiUser".id, "quotaLeft" AS balance`;
  return balancesById(stored);
}

const balancesById = (stored: Stored) => new Map(stored.map(({ id, balance }) => [Number(id), Number(balance)]));
