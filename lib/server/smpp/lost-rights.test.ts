/** A program that only receives, which says nothing by which it would be found out, when its API user may not bind any more. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Transaction } from '@/lib/db/connections/client';
import { hashPassword } from '@/lib/platform/crypto/password-hash';
import { startTestSmppServer, type TestSmppServer } from '@/lib/testing/test-smpp-server';

/** Half as long as it takes until a server asks anyway. */
const PATIENCE_MS = 30_000;

let server: TestSmppServer;

beforeEach(async () => {
  server = await startTestSmppServer();
});

afterEach(() => server.close());

const changed = async (work: (tx: Transaction) => Promise<unknown>) => {
  await server.change(work);
  server.runtime.events.publish({ type: 'api-users', accountId: server.gateway.accountId });
};

test.each([
  [
    'its password was changed',
    async (tx: Transaction) => tx.apiUser.updateMany({ data: { passwordHash: await hashPassword('another1') } }),
  ],
  ['it was disabled', (tx: Transaction) => tx.apiUser.updateMany({ data: { disabledAt: new Date() } })],
  ['it was deleted', (tx: Transaction) => tx.apiUser.deleteMany({})],
  ['it may be elsewhere', (tx: Transaction) => tx.apiUser.updateMany({ data: { ipRestrictions: '["192.0.2.1"]' } })],
  ['its account was disabled', (tx: Transaction) => tx.smsAccount.updateMany({ data: { disabledAt: new Date() } })],
] as const)('a receiver is unbound when %s', async (_name, change) => {
  const receiver = await server.bound('bind_receiver');
  await changed(change);
  await expect.poll(() => receiver.heard.at(-1)?.command, { timeout: PATIENCE_MS }).toBe('unbind');
  await expect.poll(() => receiver.isClosed(), { timeout: PATIENCE_MS }).toBe(true);
});

test('a change that takes nothing from it leaves it bound', async () => {
  const receiver = await server.bound('bind_receiver');
  await changed((tx) => tx.apiUser.updateMany({ data: { ipRestrictions: '["127.0.0.1"]' } }));
  await changed((tx) => tx.apiUser.updateMany({ data: { ipRestrictions: '[]' } }));
  await receiver.ask('enquire_link');
  expect(receiver.heard.map(({ command }) => command)).toEqual(['bind_receiver_resp', 'enquire_link_resp']);
});
