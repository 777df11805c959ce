import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Period } from '@/lib/domain/time/period';
import { messageListQuery } from '@/lib/schemas/message';
import { createTestDatabase, type TestDatabase } from '@/lib/testing/test-database';
import { listMessages } from './message-log';

const AT = new Date('2026-11-24T10:00:00Z');
const DAY_MS = 24 * 3_600_000;
const day = (number: number) => new Date(AT.getTime() + number * DAY_MS);
const EVER: Period = { since: null, until: null };
let database: TestDatabase;

const ROWS = [
  { id: 1, login: 'shop-otp', recipient: '33612345678', text: 'Votre code : 123', state: 'delivered', ptt: 4 },
  {
    id: 2,
    login: 'shop-news',
    recipient: '33612999999',
    text: 'Soldes d’ÉTÉ',
    sender: 'Boutique',
    tag: 'promo-1',
    sentBy: 'panel:ada@example.com',
  },
  {
    id: 3,
    login: 'billing',
    recipient: '447700900123',
    text: 'Invoice',
    sender: '+33698765432',
    state: 'failed',
    ptt: 23,
  },
  {
    id: 4,
    login: 'gone',
    recipient: '4915112345678',
    text: '100 % [a-z]*?',
    state: 'error',
    ptt: 8,
    sentBy: 'key:ada@example.com#7 Shop',
  },
];

beforeAll(async () => {
  database = await createTestDatabase();
  const { db } = database;
  for (const id of [1, 2]) await db.smsAccount.create({ data: { id, serviceName: `sms-${id}`, createdAt: AT } });
  for (const login of ['shop-otp', 'shop-news', 'billing']) {
    await db.apiUser.create({ data: { accountId: 1, login, passwordHash: '', createdAt: AT } });
  }
  await db.deletedApiUser.create({ data: { id: 99, accountId: 1, login: 'gone', deletedAt: AT } });
  const common = {
    sender: 'OPS',
    state: 'submitted',
    ptt: 3,
    encoding: 'gsm7',
    segmentCount: 1,
    credits: 100,
    dlrId: 1,
  };
  for (const row of ROWS) {
    for (const [accountId, id] of [
      [1, row.id],
      [2, row.id + 10],
    ] as const) {
      const at = day(id);
      const times = { createdAt: at, dueAt: at, updatedAt: at };
      await db.message.create({ data: { ...common, ...row, ...times, accountId, id } });
    }
  }
});

afterAll(() => database.close());

const find = async (asked: Readonly<Record<string, string>>, period = EVER) => {
  const { rows } = await listMessages(database.db, 1, { ...messageListQuery.parse(asked), limit: 50 }, period);
  return rows.map(({ id }) => id).toReversed();
};

test.each([
  [{}, [1, 2, 3, 4]],
  [{ login: 'SHOP' }, [1, 2]],
  [{ login: 'otp' }, [1]],
  [{ login: 'gon' }, [4]],
  [{ login: 'nobody' }, []],
  [{ of: 'billing' }, [3]],
  [{ of: 'bill' }, []],
  [{ of: 'Billing' }, []],
  [{ of: 'billing', login: 'shop' }, []],
  [{ of: 'shop-otp', login: 'shop' }, [1]],
  [{ by: 'api-user' }, [1, 3]],
  [{ by: 'panel-user' }, [2]],
  [{ by: 'panel-user', login: 'billing' }, []],
  [{ by: 'consumer-key' }, [4]],
  [{ by: 'system' }, []],
  [{ sender: 'tique' }, [2]],
  [{ sender: '0033 6 98' }, [3]],
  [{ sender: '+336' }, [3]],
  [{ sender: '+33 (0)6 98 76 54 32' }, [3]],
  [{ sender: '06 98' }, [3]],
  [{ sender: '5432' }, [3]],
  [{ sender: '876' }, [3]],
  [{ sender: '06 12' }, []],
  [{ text: 'CODE' }, [1]],
  [{ text: 'été' }, [2]],
  [{ text: '[a-z]*?' }, [4]],
  [{ text: '*' }, [4]],
  [{ tag: 'promo' }, [2]],
  [{ state: 'failed' }, [3]],
  [{ ptt: '23' }, [3]],
  [{ ptt: '0' }, []],
  [{ country: '33' }, [1, 2]],
  [{ country: '4' }, [3, 4]],
  [{ id: '3' }, [3]],
  [{ id: '13' }, []],
  [{ id: '3', login: 'shop' }, []],
  [{ recipient: '+33 (0)6 12' }, [1, 2]],
  [{ recipient: '06 12 34 56 78' }, [1]],
  [{ recipient: '5678' }, [1, 4]],
  [{ recipient: '5678', login: 'gone' }, [4]],
  [{ recipient: '5678', country: '33' }, [1]],
  [{ recipient: '07700 900123' }, [3]],
  [{ recipient: '+33 (0) 6 99 99 99 99 9' }, []],
  [{ login: 'shop', text: 'code', country: '33' }, [1]],
  [{ before: '3' }, [1, 2]],
] as const)('%j finds %j, and never another account’s', async (asked, ids) => {
  expect(await find(asked)).toEqual(ids);
});

test('a period is its days alone', async () => {
  expect(await find({}, { since: day(2), until: day(4) })).toEqual([2, 3]);
  expect(await find({ id: '1' }, { since: day(2), until: null })).toEqual([]);
});
