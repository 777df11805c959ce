import { sharedSecretIn } from '../postgresql/shared-secret';
import { engineOf } from './engine-of';

/**
 * The secret of that name of all nodes over this database, which `make` makes when there is none. Null: there is one
 * node, which keeps its own.
 */
export const sharedSecret = async (databaseUrl: string, name: string, make: () => string): Promise<string | null> =>
  engineOf(databaseUrl) === 'postgresql' ? await sharedSecretIn(databaseUrl, name, make) : null;
