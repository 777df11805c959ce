/** Credit that a program moves between accounts of one owner. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { giveOtherAccount } from '@/lib/testing/other-account';
import { createTestRest } from '@/lib/testing/test-rest';

const S = '/sms/sms-ours-1';

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
  await giveOtherAccount(rest.db, rest.actors.owner.panelUserId);
});

afterEach(() => rest.closeBalanced());

const transfer = (credits: number, key?: string) =>
  rest.ask('POST', `${S}/transferCredits`, { body: { credits, smsAccountTarget: 'sms-other-1' }, ...(key && { key }) });

test('it is moved once under one Idempotency-Key, and each time without', async () => {
  for (const key of ['order 17', 'order 17', undefined, undefined]) {
    expect(await transfer(50, key)).toMatchObject({ ok: true, value: { json: null } });
  }
  expect(await transfer(1, 'order 17')).toMatchObject({ ok: false, error: { code: 'act_key_taken' } });
  expect(await rest.ask('GET', S)).toMatchObject({ value: { json: { creditsLeft: 50 } } });
});

test.each([0, -1, 2.555])('%d credits cannot be moved, which is said in words', async (credits) => {
  expect(await transfer(credits)).toMatchObject({
    error: { code: 'invalid_parameter', about: '[credits] must be more than 0, with two decimals at most' },
  });
});
