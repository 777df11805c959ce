import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { Prisma } from '../generated/client';
import { type Database, inTransaction, type Transaction } from './client';
import { type Dialect, readBy, readByKey, withoutIndexes } from './dialect';
import type { SqlTransaction } from './sql-transaction';

const AT = new Date('2026-11-24T10:00:00Z');
let database: TestDatabase;
let db: Database;

beforeEach(async () => {
  database = await createTestDatabase();
  ({ db } = database);
  for (const [id, description] of ['A shop', 'élan [50%_*]', 'https://shop.example/#top', ''].entries()) {
    await db.smsAccount.create({ data: { id: id + 1, serviceName: `sms-${id + 1}`, description, createdAt: AT } });
  }
});

afterEach(() => database.close());

const DESCRIPTION = Prisma.sql`description`;

/** What a statement answers on each of the connections that there are, which have to agree. */
async function ask(statement: (dialect: Dialect) => Prisma.Sql): Promise<unknown[]> {
  const numbered = (rows: unknown[]) => JSON.parse(JSON.stringify(rows, (_, value) => numberOf(value)));
  const read = async (tx: Database | Transaction | SqlTransaction) =>
    numbered(await tx.$queryRaw<unknown[]>(statement(tx.dialect)));
  const [first, ...others] = [await read(db), await inTransaction(db, read), await database.writer.commit(read)];
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const numberOf = (value: unknown) => (typeof value === 'bigint' ? Number(value) : value);

test.each([
  ['shop', [1, 3]],
  ['SHOP', [1, 3]],
  ['ÉLAN', [2]],
  ['[50%_*]', [2]],
  ['5_%', []],
  ['\\', []],
])('a text holds %s, whatever its case and with nothing that stands for something else', async (searched, ids) => {
  const found = await ask(
    ({ contains }) => Prisma.sql`SELECT id FROM "SmsAccount" WHERE ${contains(DESCRIPTION, searched)} ORDER BY id`,
  );
  expect(found).toEqual(ids.map((id) => ({ id })));
});

test('a character is found where it stands first, from 1', async () => {
  const found = await ask(
    ({ positionIn }) => Prisma.sql`SELECT ${positionIn(DESCRIPTION, '#')} AS place FROM "SmsAccount" ORDER BY id`,
  );
  expect(found).toEqual([0, 0, 22, 0].map((place) => ({ place })));
});

test.each([
  [0, 0],
  [29_999, 0],
  [30_000, 1],
  [3_600_000, 60],
])('%i ms are %i minutes', async (ms, minutes) => {
  await db.smsAccount.updateMany({ data: { disabledAt: new Date(AT.getTime() + ms) } });
  const between = ({ minutesBetween }: Dialect) => minutesBetween(Prisma.sql`"createdAt"`, Prisma.sql`"disabledAt"`);
  const found = await ask(
    (dialect) => Prisma.sql`SELECT id FROM "SmsAccount" WHERE ${between(dialect)} = ${minutes} AND id = 1`,
  );
  expect(found).toEqual([{ id: 1 }]);
});

test('a text in a list that is stored as JSON is read as it was before it was written so', async () => {
  const stored = ['[]', JSON.stringify([{ text: 'A "b"\nc' }]), JSON.stringify([{ text: 'one' }, { text: 'two' }])];
  for (const [index, description] of stored.entries())
    await db.smsAccount.update({ where: { id: index + 1 }, data: { description } });
  const found = await ask(
    ({ jsonField }) => Prisma.sql`
      SELECT ${jsonField(DESCRIPTION, 0, 'text')} AS first, ${jsonField(DESCRIPTION, 1, 'text')} AS second
      FROM "SmsAccount" WHERE id <= 3 ORDER BY id`,
  );
  expect(found).toEqual([
    { first: null, second: null },
    { first: 'A "b"\nc', second: null },
    { first: 'one', second: 'two' },
  ]);
});

test('the elements of a list that is stored as JSON are counted', async () => {
  const stored = ['[]', '["a"]', '["a","b,c"]'];
  for (const [index, description] of stored.entries())
    await db.smsAccount.update({ where: { id: index + 1 }, data: { description } });
  const found = await ask(
    ({ jsonLength }) => Prisma.sql`
      SELECT ${jsonLength(DESCRIPTION)} AS length FROM "SmsAccount" WHERE id <= 3 ORDER BY id`,
  );
  expect(found).toEqual([0, 1, 2].map((length) => ({ length })));
});

test('to each row those are joined that are found for it, so many of each', async () => {
  for (const [id, accountId] of [1, 1, 1, 2].entries())
    await db.sender.create({ data: { id: id + 1, accountId, sender: `Shop ${id}`, createdAt: AT } });
  const few = Prisma.sql`SELECT o.id FROM "Sender" o WHERE o."accountId" = a.id ORDER BY o.id DESC LIMIT 2`;
  const found = await ask(
    ({ joinEach }) => Prisma.sql`
      SELECT a.id AS account, s.id AS sender FROM "SmsAccount" a ${joinEach('Sender', 's', few)} ORDER BY s.id`,
  );
  expect(found).toEqual([
    { account: 1, sender: 2 },
    { account: 1, sender: 3 },
    { account: 2, sender: 4 },
  ]);
});

test('a version is told', async () => {
  expect(await ask(({ version }) => Prisma.sql`SELECT ${version} AS version`)).toEqual([
    { version: expect.stringMatching(/\d+\.\d+/) },
  ]);
});

test('rows that are locked are answered in their order', async () => {
  const statement = ({ locking }: Dialect) => Prisma.sql`
    SELECT a.id FROM "SmsAccount" a LEFT JOIN "Sender" s ON s."accountId" = a.id ORDER BY a.id ${locking('a')}`;
  expect(await ask(statement)).toEqual([1, 2, 3, 4].map((id) => ({ id })));
  const first = ({ skippingLocked }: Dialect) =>
    Prisma.sql`SELECT id FROM "SmsAccount" ORDER BY id LIMIT 1 ${skippingLocked()}`;
  expect(await ask(first)).toEqual([{ id: 1 }]);
});

test('ids are given that no row has had', async () => {
  const { id } = await db.callbackDelivery.create({
    data: { accountId: 1, messageId: 1, url: 'https://a.example/', receiver: '', status: 'failed', createdAt: AT },
  });
  await db.callbackDelivery.deleteMany();
  const given = await database.writer.commit(async (tx) => {
    const nextId = await tx.dialect.nextIds(tx, 'CallbackDelivery', 2);
    return [nextId(), nextId()];
  });
  expect(given).toEqual([id + 1, id + 2]);
  const panel = await inTransaction(db, async (tx) => (await tx.dialect.nextIds(tx, 'CreditMovement', 1))());
  expect(panel).toBe(1);
});

test('which index is read is left out where there are no words for it', () => {
  const { sql } = Prisma.sql`SELECT id FROM ${readBy('Message', 'Message_accountId_id_idx')} WHERE id > ${1}`;
  expect(withoutIndexes(sql)).toBe('SELECT id FROM "Message" WHERE id > ?');
  expect(withoutIndexes(readByKey('Usage', 'u').sql)).toBe('"Usage" AS "u"');
});

test('the database says what time it is, as it is and not as when its transaction began', async () => {
  const tell = async (tx: Transaction | SqlTransaction) => {
    const read = async () =>
      Number((await tx.$queryRaw<{ ms: number }[]>(Prisma.sql`SELECT ${tx.dialect.clock} AS ms`))[0]?.ms);
    const first = await read();
    let second = await read();
    while (second === first) second = await read();
    return [first, second] as const;
  };
  const before = Date.now();
  const told = [await inTransaction(db, tell), await database.writer.commit(tell)];
  const after = Date.now();
  for (const [first, second] of told) {
    expect(first).toBeGreaterThanOrEqual(before - 1);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThanOrEqual(after);
  }
});
