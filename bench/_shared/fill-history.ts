import type Sqlite from 'better-sqlite3';

/** Behind any that the instance has given. */
const FIRST_ID = 20_000_001;
const FIRST_MS = 1_760_000_000_000;
const AT_ONCE = 100_000;

/** What one delivered message leaves, with a URL that is told of each of its three statuses. */
export const ROWS_OF_ONE = 8;

const STATES = [
  ['submitted', 1],
  ['buffered', 2],
  ['delivered', 4],
] as const;

const EACH = 'WITH RECURSIVE n(i) AS (SELECT :from UNION ALL SELECT i + 1 FROM n WHERE i < :to)';

/** So many delivered messages of the first account, as they would have been paid, told and called back. */
export function addHistory(file: Sqlite.Database, count: number): void {
  const left = file.prepare<[], number>('SELECT creditsLeft FROM SmsAccount WHERE id = 1').pluck().get() ?? 0;
  const granted = left + count * 100;
  file
    .prepare(
      `INSERT INTO CreditMovement (accountId, kind, amount, balanceAfter, actor, createdAt)
       VALUES (1, 'grant', ?, ?, 'system', ${FIRST_MS})`,
    )
    .run(count * 100, granted);
  const inserts = [
    `INSERT INTO Message (id, accountId, apiUserId, login, sender, recipient, text, encoding, segmentCount, credits, state,
       ptt, dlrId, carrier, carrierIdKey, createdAt, dueAt, updatedAt)
     ${EACH} SELECT ${FIRST_ID} + i, 1, 1, 'billing', 'MyShop', CAST(33600000000 + (i * 7919) % 99999999 AS TEXT),
       'Your order ' || i || ' has left our house and is with you tomorrow before noon.', 'gsm7', 1, 100, 'delivered', 4, 1,
       'simulated', 'sim-' || (${FIRST_ID} + i), ${FIRST_MS} + i, ${FIRST_MS} + i, ${FIRST_MS} + i + 900 FROM n`,
    `INSERT INTO CreditMovement (accountId, login, kind, amount, balanceAfter, messageId, actor, createdAt)
     ${EACH} SELECT 1, 'billing', 'debit', -100, ${granted} - (i + 1) * 100, ${FIRST_ID} + i, 'api-user:billing',
       ${FIRST_MS} + i FROM n`,
    ...STATES.flatMap(([state, ptt]) => [
      `INSERT INTO MessageEvent (messageId, at, state, ptt, dlrId, carrierText)
       ${EACH} SELECT ${FIRST_ID} + i, ${FIRST_MS} + i + ${ptt}, '${state}', ${ptt}, 1, '' FROM n`,
      `INSERT INTO CallbackDelivery (accountId, apiUserId, messageId, url, receiver, status, attempts, createdAt, ptt, dlrId,
         date, lastAt, lastDurationMs, lastHttpStatus)
       ${EACH} SELECT 1, 1, ${FIRST_ID} + i, 'https://shop.example/sms/status', 'https://shop.example', 'delivered', 1,
         ${FIRST_MS} + i, ${ptt}, 1, '2026-11-27 15:00:00', ${FIRST_MS} + i + 40, 12, 200 FROM n`,
    ]),
  ].map((sql) => file.prepare(sql));
  for (let from = 0; from < count; from += AT_ONCE) {
    const to = Math.min(count, from + AT_ONCE) - 1;
    file.transaction(() => {
      for (const insert of inserts) insert.run({ from, to });
    })();
  }
  file.prepare('UPDATE SmsAccount SET creditsLeft = ? WHERE id = 1').run(left);
}
