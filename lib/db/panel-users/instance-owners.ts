import type { Database, Transaction } from '../connections/client';

/** Whether somebody owns the instance; nobody does who is not there. */
export async function isInstanceOwner(db: Database | Transaction, panelUserId: number): Promise<boolean> {
  const user = await db.panelUser.findUnique({ where: { id: panelUserId }, select: { isInstanceOwner: true } });
  return user?.isInstanceOwner ?? false;
}
