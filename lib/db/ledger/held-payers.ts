import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/** Accounts and API users, by their ids. */
export type Payers = { readonly accounts: ReadonlySet<number>; readonly apiUsers: ReadonlySet<number> };

export const NOBODY: Payers = { accounts: new Set(), apiUsers: new Set() };

type Row = { readonly id: number };

/** Those of these whose rows another transaction keeps at this moment; nobody waits for it. */
export async function findHeldPayers(tx: SqlTransaction, { accounts, apiUsers }: Payers): Promise<Payers> {
  const [accountIds, apiUserIds] = [list([...accounts]), list([...apiUsers])];
  const unlocked = tx.dialect.skippingLocked();
  const knownAccounts = await tx.$queryRaw<Row[]>`SELECT id FROM "SmsAccount" WHERE id IN (${accountIds})`;
  const freeAccounts = await tx.$queryRaw<Row[]>`
    SELECT id FROM "SmsAccount" WHERE id IN (${accountIds}) ORDER BY id ${unlocked}`;
  const knownApiUsers = await tx.$queryRaw<Row[]>`SELECT id FROM "ApiUser" WHERE id IN (${apiUserIds})`;
  const freeApiUsers = await tx.$queryRaw<Row[]>`
    SELECT id FROM "ApiUser" WHERE id IN (${apiUserIds}) ORDER BY id ${unlocked}`;
  return { accounts: without(knownAccounts, freeAccounts), apiUsers: without(knownApiUsers, freeApiUsers) };
}

function without(known: readonly Row[], free: readonly Row[]): ReadonlySet<number> {
  const ids = new Set(known.map(({ id }) => id));
  for (const { id } of free) ids.delete(id);
  return ids;
}
