import { execFileSync } from 'node:child_process';
import type pg from 'pg';

const idsOf = async (client: pg.Client, sql: string): Promise<number[]> =>
  (await client.query<{ id: string }>(sql)).rows.map(({ id }) => Number(id));

/** How much is still on its way: outbox, receipts, callbacks. */
export const PENDING = `SELECT (SELECT count(*) FROM "Dispatch") +
  (SELECT count(*) FROM "Message" WHERE state IN ('submitted', 'buffered')) +
  (SELECT count(*) FROM "CallbackDelivery" WHERE status = 'pending') AS count`;

/** What was lost, doubled or wrongly paid, in sentences; empty = nothing. Every node must have stopped. */
export async function findClusterLosses(
  client: pg.Client,
  url: string,
  { acknowledged, called }: { readonly acknowledged: ReadonlySet<number>; readonly called: ReadonlySet<number> },
): Promise<string[]> {
  const stored = new Set(await idsOf(client, 'SELECT id FROM "Message"'));
  const open = await idsOf(client, `SELECT id FROM "Message" WHERE state <> 'delivered'`);
  const doubled = await idsOf(
    client,
    `SELECT "messageId" AS id FROM "MessageEvent" WHERE state = 'submitted' AND applied GROUP BY 1 HAVING count(*) > 1`,
  );
  const debited = await idsOf(
    client,
    `SELECT m.id FROM "Message" m LEFT JOIN "CreditMovement" c ON c."messageId" = m.id AND c.kind = 'debit'
     GROUP BY m.id HAVING count(c.id) <> 1`,
  );
  const delivered = await idsOf(client, `SELECT id FROM "Message" WHERE state = 'delivered'`);
  return [
    ...[...acknowledged]
      .filter((id) => !stored.has(id))
      .map((id) => `message ${id} was acknowledged and is not stored`),
    ...open.map((id) => `message ${id} is not delivered`),
    ...doubled.map((id) => `message ${id} was taken twice by its carrier`),
    ...debited.map((id) => `message ${id} was not debited once`),
    ...delivered.filter((id) => !called.has(id)).map((id) => `message ${id} was delivered and its callback never came`),
    ...verifyLedger(url),
  ];
}

function verifyLedger(url: string): string[] {
  try {
    execFileSync(process.execPath, ['dist/verify-ledger.js'], { env: { ...process.env, DATABASE_URL: url } });
    return [];
  } catch (cause) {
    return [cause instanceof Error ? cause.message : String(cause)];
  }
}
