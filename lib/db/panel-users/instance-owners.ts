import type { Database, Transaction } from '../connections/client';

/** Whether somebody owns the instance; nobody does who is not there. */
export async function isInstanceOwner(db: Database | Transaction, panelUserId: number): Promise<boolean> {
  const user = await db.panelUser.findUnique({ where: { id: panelUserId }, select: { isInstanceOwner: true } });
  return user?.isInstanceOwner ?? false;
}

/** Takes the database's write lock, by which owners are counted and changed one after the other; answers how many there are. */
export async function lockInstanceOwners(tx: Transaction): Promise<number> {
  return tx.$executeRaw`UPDATE "PanelUser" SET name = name WHERE "isInstanceOwner"`;
}

/** Whom to tell what concerns the instance, each with the account in whose log the alert stands: whoever has none is not told. */
export async function listToldInstanceOwners(tx: Transaction): Promise<{ email: string; accountId: number }[]> {
  const owners = await tx.panelUser.findMany({
    where: { isInstanceOwner: true },
    select: { email: true, memberships: { select: { accountId: true }, orderBy: { accountId: 'asc' }, take: 1 } },
  });
  return owners.flatMap(({ email, memberships }) => memberships.map(({ accountId }) => ({ email, accountId })));
}

export async function saveInstanceOwner(tx: Transaction, id: number, isInstanceOwner: boolean): Promise<void> {
  await tx.panelUser.update({ where: { id }, data: { isInstanceOwner } });
}
