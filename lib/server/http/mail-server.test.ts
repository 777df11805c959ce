/** SMTP_URL through the whole runtime: a mail server that works, and one that accepts and never answers. */

import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createCallbackCaller } from '@/lib/engine/callbacks/calls/callback-caller';
import { createEngine } from '@/lib/engine/engine';
import { HTTP2SMS_PATH } from '@/lib/gateway/http2sms/http2sms-handler';
import { createLogger } from '@/lib/platform/log/logger';
import { carriersHere } from '@/lib/testing/carriers-here';
import { startMailReceiver, startSilentMailServer } from '@/lib/testing/mail-receiver';
import { readerHere } from '@/lib/testing/reader-here';
import { createTestGateway, query, type TestGateway } from '@/lib/testing/test-gateway';
import type { Runtime } from '../runtime/runtime';
import { startRuntime } from '../runtime/start-runtime';
import { parseEnv } from '../settings/env';

let gateway: TestGateway;
let runtime: Runtime | undefined;

beforeEach(async () => {
  gateway = await createTestGateway();
  // Above the account's credit less one message, so that the first send falls through it.
  const alertEmail = 'ops@example.com';
  const limit = { alertThreshold: 20_000n, alertSupport: 'both', alertEmail, alertNumber: '33699999999' };
  await gateway.db.apiUser.updateMany({ data: limit });
});

afterEach(async () => {
  await runtime?.stop();
  await gateway.closeBalanced();
});

async function start(smtpUrl: string): Promise<Runtime> {
  const settings = { LOG_LEVEL: 'silent', SMTP_URL: smtpUrl, MAIL_FROM: 'chappe@sms.example' };
  const env = { ...parseEnv(settings), databaseUrl: gateway.url };
  const log = createLogger('silent');
  runtime = await startRuntime({
    env,
    log,
    startEngine: (engineSettings, listener) =>
      createEngine(
        engineSettings,
        createCallbackCaller({ allowedRanges: [], secretsOf: () => null }),
        carriersHere(engineSettings.carriers),
        listener,
        log,
      ),
    startReader: () => readerHere(env.databaseUrl),
    nextAuthSecret: 'not used here',
    publicUrl: () => 'http://sms.example',
  });
  await runtime.work();
  return runtime;
}

const send = async ({ http2sms }: Runtime) => {
  const url = `${HTTP2SMS_PATH}?${query()}`;
  return (await http2sms({ method: 'GET', url, contentType: '', body: Buffer.alloc(0), clientIp: '203.0.113.9' })).body;
};
const alerts = (channel: string) => gateway.db.alert.findMany({ where: { channel } });

test('an alert’s mail goes to the server that SMTP_URL names, from MAIL_FROM', async () => {
  const receiver = await startMailReceiver();
  expect(await send(await start(receiver.url))).toMatch(/^OK/);
  await vi.waitFor(async () => expect(await alerts('mail')).toMatchObject([{ status: 'sent', attempts: 1 }]), 60_000);
  expect(receiver.mails).toHaveLength(1);
  expect(receiver.mails[0]).toContain('From: chappe@sms.example');
  expect(receiver.mails[0]).toContain('To: ops@example.com');
  await receiver.close();
});

test('while a mail server accepts and never answers, scripts send and alerts by SMS leave', async () => {
  const silent = await startSilentMailServer();
  const started = await start(silent.url);
  expect(await send(started)).toMatch(/^OK/);
  await vi.waitFor(() => expect(silent.waiting()).toBe(1), 60_000);
  const answers = await Promise.all(Array.from({ length: 20 }, () => send(started)));
  expect(answers.filter((answer) => !answer.startsWith('OK'))).toEqual([]);
  await vi.waitFor(async () => expect(await alerts('sms')).toMatchObject([{ status: 'sent' }]), 60_000);
  await vi.waitFor(async () => expect(await gateway.db.dispatch.count()).toBe(0), 60_000);
  expect(await gateway.db.message.count({ where: { recipient: '33699999999', state: { not: 'accepted' } } })).toBe(1);
  // All of that happened while the one mail was still waiting for the server's first word.
  expect(silent.waiting()).toBe(1);
  expect(await alerts('mail')).toMatchObject([{ status: 'pending', attempts: 0 }]);
  await silent.close();
  await vi.waitFor(
    async () => expect(await alerts('mail')).toMatchObject([{ status: 'pending', attempts: 1 }]),
    60_000,
  );
});
