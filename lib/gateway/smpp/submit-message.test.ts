import { expect, test } from 'vitest';
import { createPrices } from '@/lib/domain/pricing/price-list';
import type { GuessRefusal } from '@/lib/domain/rate-limit/guess';
import { err, ok } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import type { Accept, AcceptRequest } from '@/lib/domain/sending/acceptance';
import type { Joins } from '@/lib/domain/smpp/submission';
import { createJoining } from './join-parts';
import type { Submit } from './read-submit';
import { submitMessage } from './submit-message';

let now = new Date('2026-10-24T10:00:00Z');

const user = {
  apiUserId: 1,
  accountId: 2,
  account: 'sms-ab1',
  login: 'user1',
  password: 'pass_123',
  clientIp: '192.0.2.1',
  noStop: true,
};

const credentials = {
  apiUserId: 1,
  login: 'user1',
  passwordHash: '',
  passwordEpoch: 0,
  previousPassword: null,
  disabled: false,
  ipRestrictions: '[]',
  account: {
    id: 2,
    timeZone: 'Europe/Paris',
    stopClause: { enabled: false, text: '' },
    commercialHoursEnabled: false,
    shortNumber: null,
    senders: new Map([[senderKey('TEST'), 'TEST']]),
  },
};

const submit: Submit = {
  from: 'TEST',
  to: '+33612345678',
  octets: Buffer.from('Hello'),
  dataCoding: 0,
  coding: { alphabet: 'gsm', smsClass: null },
  leavesAt: null,
  wish: 'any',
  addresses: {
    source: { ton: 5, npi: 0, address: 'TEST' },
    destination: { ton: 1, npi: 1, address: '33612345678' },
  },
  joins: null,
};

const accepted = ok({ messageIds: { first: 100, count: 1 }, creditsLeft: 0 });

const sending = (accept: Accept, guess: GuessRefusal | null = null) => {
  let lastId = 0;
  return {
    engine: { accept, recordRefusal: () => undefined, keepPart: async () => ok((lastId += 1)) },
    credentials: { authenticate: async () => (guess ? err(guess) : ok(credentials)), forget: () => undefined },
    prices: createPrices([]),
    now: () => now,
  };
};

test('each of the two hours that clocks show in October is kept apart', async () => {
  const asked: AcceptRequest['deferredUntil'][] = [];
  const parts = sending(async ({ deferredUntil }) => {
    asked.push(deferredUntil);
    return accepted;
  });
  const times = ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T01:30:01Z'].map((time) => new Date(time));
  for (const leavesAt of times) await submitMessage(parts, createJoining([]), user, { ...submit, leavesAt });
  expect(asked).toEqual([times[0], times[1], new Date('2026-10-25T01:31:00Z')]);
});

test.each([
  ['wrong', 'authentication_failed'],
  ['too_many_tries', 'too_many_requests'],
  ['overloaded', 'overloaded'],
] as const)('a password that is found %s says %s, whether it is sent at once or later', async (guess, refusal) => {
  const parts = sending(async () => accepted, guess);
  for (const leavesAt of [null, new Date('2026-10-25T12:00:00Z')]) {
    const outcome = await submitMessage(parts, createJoining([]), user, { ...submit, leavesAt });
    expect(outcome).toEqual(err(refusal));
  }
});

test('a part that cannot be kept because too many wait is overloaded, as a whole message is', async () => {
  const joining = createJoining([]);
  const { engine, ...others } = sending(async () => accepted);
  const parts = { ...others, engine: { ...engine, keepPart: async () => err('overloaded' as const) } };
  const first: Submit = { ...submit, joins: { reference: 7, total: 2, number: 1, coding: 0 } };
  expect(await submitMessage(parts, joining, user, first)).toEqual(err('overloaded'));
  // Sent again, it is the first still.
  expect(await submitMessage({ ...others, engine }, joining, user, first)).toEqual(ok(1));
});

test('parts that are accepted when they have waited for ten minutes do not expire meanwhile', async () => {
  const joining = createJoining([]);
  const part = (number: number): Submit => {
    const joins: Joins = { reference: 7, total: 2, number, coding: 0 };
    return { ...submit, joins };
  };
  const whole: AcceptRequest[] = [];
  let isAccepted = (): void => undefined;
  const parts = sending((request) => {
    whole.push(request);
    return new Promise((resolve) => {
      isAccepted = () => resolve(accepted);
    });
  });
  expect(await submitMessage(parts, joining, user, part(1))).toEqual(ok(1));
  now = new Date(now.getTime() + 9 * 60_000);
  const last = submitMessage(parts, joining, user, part(2));
  await expect.poll(() => whole).toHaveLength(1);
  now = new Date(now.getTime() + 9 * 60_000);
  expect(joining.takeExpired(now)).toEqual([]);
  isAccepted();
  expect(await last).toEqual(ok(100));
  expect(whole[0]?.submitted?.before).toEqual([1]);
  expect(joining.takeExpired(now)).toEqual([]);
});
