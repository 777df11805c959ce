import type { ApiApplication } from '@/lib/domain/api-key/api-key';
import type { Database, Transaction } from '../connections/client';

export type NewApplication = Omit<ApiApplication, 'id'> & { readonly panelUserId: number; readonly secret: string };

export const insertApplication = async (tx: Transaction, application: NewApplication): Promise<number> =>
  (await tx.apiApplication.create({ data: application, select: { id: true } })).id;

export const countApplications = (tx: Transaction, panelUserId: number): Promise<number> =>
  tx.apiApplication.count({ where: { panelUserId } });

/** Those of one panel user, by name; few, since their number is limited. */
export const listApplications = (db: Database, panelUserId: number): Promise<ApiApplication[]> =>
  db.apiApplication.findMany({
    where: { panelUserId },
    omit: { secret: true, panelUserId: true },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
  });

/** The application that somebody added, or null. */
export const findOwnApplication = (tx: Transaction, panelUserId: number, id: number) =>
  tx.apiApplication.findFirst({ where: { id, panelUserId }, select: { id: true, name: true } });

/** With every key that it has. */
export async function deleteApplication(tx: Transaction, id: number): Promise<void> {
  await tx.apiApplication.delete({ where: { id } });
}

/** Whatever calls with this application key. */
export const findApplicationByKey = (db: Database, applicationKey: string) =>
  db.apiApplication.findUnique({ where: { applicationKey }, select: { id: true, name: true } });
