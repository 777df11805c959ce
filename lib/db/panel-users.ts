import type { Database } from './client';

export const findPanelUserByEmail = (db: Database, email: string) =>
  db.panelUser.findUnique({ where: { email: email.toLowerCase() } });

export const findPanelUser = (db: Database, id: number) => db.panelUser.findUnique({ where: { id } });
