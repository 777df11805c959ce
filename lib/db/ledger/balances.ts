/** The stored balances. Only `post` changes them. */
import type { BalanceChange, BalanceEnd } from '@/lib/domain/ledger/entry';
import type { SqlTransaction } from '../connections/sql-transaction';

type Stored = readonly { readonly id: number; readonly balance: bigint }[];

/** Adds to balances, each named once, and answers what they are then. Throws when one does not exist. */
export async function changeBalances(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<BalanceEnd[]> {
  const ofAccounts = changes.filter(({ quotaOfId }) => quotaOfId === null);
  const ofQuotas = changes.filter(({ quotaOfId }) => quotaOfId !== null);
  const accounts = new Map(
    (await addToAccounts(tx, ofAccounts)).map(({ id, balance }) => [Number(id), Number(balance)]),
  );
  const quotas = new Map((await addToQuotas(tx, ofQuotas)).map(({ id, balance }) => [Number(id), Number(balance)]));
  return changes.map(({ accountId, quotaOfId }) => {
    const balance = quotaOfId === null ? accounts.get(accountId) : quotas.get(quotaOfId);
    if (balance === undefined) {
      throw new Error(`There is no balance of account ${accountId}, quota of ${quotaOfId ?? 'nobody'}.`);
    }
    return { accountId, quotaOfId, balance };
  });
}

async function addToAccounts(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<Stored> {
  if (changes.length === 0) return [];
  const rows = JSON.stringify(changes.map(({ accountId, amount }) => [accountId, amount]));
  return tx.$queryRaw<Stored>`
    UPDATE SmsAccount SET creditsLeft = creditsLeft + change.value->>1 FROM json_each(${rows}) AS change
    WHERE SmsAccount.id = change.value->>0 RETURNING SmsAccount.id, creditsLeft AS balance`;
}

async function addToQuotas(tx: SqlTransaction, changes: readonly BalanceChange[]): Promise<Stored> {
  if (changes.length === 0) return [];
  const rows = JSON.stringify(changes.map(({ quotaOfId, accountId, amount }) => [quotaOfId, accountId, amount]));
  return tx.$queryRaw<Stored>`
    UPDATE ApiUser SET quotaLeft = quotaLeft + change.value->>2 FROM json_each(${rows}) AS change
    WHERE ApiUser.id = change.value->>0 AND ApiUser.accountId = change.value->>1
    RETURNING ApiUser.id, quotaLeft AS balance`;
}
