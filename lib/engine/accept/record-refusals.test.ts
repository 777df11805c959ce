import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { recordRefusals } from './record-refusals';

let gateway: TestGateway;

beforeEach(async () => {
  gateway = await createTestGateway();
});

afterEach(() => gateway.close());

const refusal = (login: string, clientIp: string) => ({
  account: 'sms-xx11111-1',
  login,
  refusal: 'authentication_failed',
  clientIp,
  at: NOW,
});

test('refusals of logins that exist are kept, those of others are not', async () => {
  await recordRefusals(gateway, [refusal('user1', '192.0.2.1'), refusal('nobody', '192.0.2.2')]);
  expect(await gateway.db.refusedRequest.findMany()).toMatchObject([
    { apiUserId: gateway.apiUserId, clientIp: '192.0.2.1', refusal: 'authentication_failed' },
  ]);
});

test('a flood keeps the newest two hundred', async () => {
  await recordRefusals(
    gateway,
    Array.from({ length: 300 }, (_, index) => refusal('user1', `10.0.${index >> 8}.${index & 255}`)),
  );
  await recordRefusals(gateway, [refusal('user1', '192.0.2.1')]);
  const kept = await gateway.db.refusedRequest.findMany({ orderBy: { id: 'asc' } });
  expect(kept).toHaveLength(200);
  expect(kept.at(-1)?.clientIp).toBe('192.0.2.1');
});
