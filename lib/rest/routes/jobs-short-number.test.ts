/** Jobs whose answers are wanted leave from the account's short number, where it has one. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestRest } from '@/lib/testing/test-rest';

const JOBS = '/sms/sms-ours-1/jobs';
const receivers = ['+33612345678', '+447911123456'];

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
});

afterEach(() => rest.closeBalanced());

const post = async (shortNumber: string | null) => {
  await rest.db.smsAccount.updateMany({ data: { shortNumber } });
  const body = { message: 'Hello', noStopClause: true, senderForResponse: true, receivers };
  return rest.ask('POST', JOBS, { body });
};

test('from a short number, in France alone', async () => {
  expect(await post('38080')).toMatchObject({ ok: true, value: { json: { invalidReceivers: ['+447911123456'] } } });
  expect(await rest.db.message.findFirstOrThrow()).toMatchObject({ sender: '38080' });
});

test('where there is no short number, answers cannot be wanted, and the call says so', async () => {
  expect(await post(null)).toMatchObject({
    ok: false,
    error: { code: 'invalid_parameter', about: '[senderForResponse] this account has no short number' },
  });
  expect(await rest.db.message.count()).toBe(0);
});
