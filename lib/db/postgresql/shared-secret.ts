import type pg from 'pg';
import { withServer } from './reach';

/** Of several nodes that ask at once all get the same. */
export const sharedSecretIn = (databaseUrl: string, name: string, make: () => string): Promise<string> =>
  withServer(databaseUrl, 'start', async (client) => {
    await client.query('INSERT INTO "_secrets" (name, value) VALUES ($1, $2) ON CONFLICT DO NOTHING', [name, make()]);
    const { rows } = await client.query<{ value: string }>('SELECT value FROM "_secrets" WHERE name = $1', [name]);
    const [kept] = rows;
    if (!kept) throw new Error(`The secret ${name} was taken away.`);
    return kept.value;
  });

/** Those of a database that was another's: whoever signed in there is known here. */
export async function keepSecrets(client: pg.Client, secrets: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(secrets)) {
    await client.query('INSERT INTO "_secrets" (name, value) VALUES ($1, $2)', [name, value]);
  }
}
