import type pg from 'pg';

/**
 * Makes a function of the database that brings it back to how it is now, whatever tests have written since. Deleting
 * takes a millisecond; truncating would make files anew. Who refers to whom is not looked at meanwhile.
 */
export async function keepPristine(client: pg.Client): Promise<void> {
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`,
  );
  const { rows: sequences } = await client.query<{ name: string; last: string | null }>(
    `SELECT sequencename AS name, last_value AS last FROM pg_sequences WHERE schemaname = 'public'`,
  );
  await client.query('CREATE SCHEMA pristine');
  const filled: string[] = [];
  for (const { name } of tables) {
    const { rowCount } = await client.query(`CREATE TABLE pristine."${name}" AS TABLE public."${name}"`);
    if (rowCount !== null && rowCount > 0) filled.push(name);
  }
  const statements = [
    ...tables.map(({ name }) => `DELETE FROM public."${name}";`),
    ...filled.map((name) => `INSERT INTO public."${name}" TABLE pristine."${name}";`),
    ...sequences.map(({ name, last }) => `PERFORM setval('public."${name}"', ${last ?? 1}, ${last !== null});`),
  ];
  await client.query(`
    CREATE FUNCTION pristine.restore() RETURNS void LANGUAGE plpgsql SET session_replication_role = replica AS
    $restore$ BEGIN ${statements.join(' ')} END $restore$`);
}
