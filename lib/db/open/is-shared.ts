import { engineOf } from './engine-of';

/** Whether other nodes may work on the same database: a file is one process's (lib/db/connections/instance-lock.ts). */
export const isShared = (databaseUrl: string): boolean => engineOf(databaseUrl) === 'postgresql';
