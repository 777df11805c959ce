/** An account by the API, as programs of the original set it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestRest } from '@/lib/testing/test-rest';

const S = '/sms/sms-ours-1';

let rest: Awaited<ReturnType<typeof createTestRest>>;

beforeEach(async () => {
  rest = await createTestRest();
});

afterEach(() => rest.closeBalanced());

const put = (body: object, as: 'owner' | 'viewer' = 'owner') => rest.ask('PUT', S, { body, as });
const get = async () => {
  const answer = await rest.ask('GET', S);
  return answer.ok ? answer.value.json : expect.unreachable();
};

test('what is set is kept part by part, and sent back as it was read it needs no right', async () => {
  const trackingOptions = [{ media: 'email', sender: '', target: 'desk@example.com' }];
  expect(await put({ smsResponse: { trackingOptions } })).toMatchObject({ ok: true });
  expect(await put({ stopCallBack: 'https://example.com/stop' })).toMatchObject({ ok: true });
  expect(await put({ smsResponse: { responseType: 'text', text: 'Thank you' } })).toMatchObject({ ok: true });
  expect(await put({ templates: { customizedSmsMode: true, smsBody: 'Low' } })).toMatchObject({ ok: true });
  const read = Object(await get());
  expect(read).toMatchObject({
    ...{ smsResponse: { responseType: 'text', text: 'Thank you', trackingOptions } },
    ...{ stopCallBack: 'https://example.com/stop', templates: { customizedSmsMode: true, smsBody: 'Low' } },
  });
  const entries = await rest.db.auditEntry.count();
  expect(await put(read, 'viewer')).toMatchObject({ ok: true });
  expect(await rest.db.auditEntry.count()).toBe(entries);
  expect(await put({ smsResponse: { trackingOptions: [] } })).toMatchObject({ ok: true });
  expect(await get()).toMatchObject({ smsResponse: { responseType: 'text', trackingOptions: null } });
});

test('what cannot be set is refused, and nothing beside it is changed', async () => {
  const before = await get();
  expect(await put({ description: 'Shop', automaticRecreditAmount: '100' })).toMatchObject({
    error: { code: 'invalid_parameter' },
  });
  expect(await get()).toEqual(before);
});
