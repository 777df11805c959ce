import type { Engine } from '../migrations/migrations-on-disk';

/** Which engine a DATABASE_URL names. Nothing else asks it of a URL. */
export const engineOf = (databaseUrl: string): Engine =>
  /^postgres(ql)?:/.test(databaseUrl) ? 'postgresql' : 'sqlite';
