import { globSync, readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { CARRIER_KINDS } from '@/lib/domain/carrier/carrier-setup';
import { HTTP_DEFAULTS } from '@/lib/domain/carrier/http-settings';
import { LONGEST_PASSWORD, LONGEST_SYSTEM_ID, LONGEST_SYSTEM_TYPE } from '@/lib/domain/carrier/smpp-settings';
import * as pdu from '@/lib/smpp/pdu/encode-pdu';
import { answerJson, startApiPeer } from '@/lib/testing/http-api-peer';
import { submissionOf } from '@/lib/testing/submission';
import { createDriver } from './carriers';

/**
 * The list itself, a carrier's own folder, its settings, and what tells people how to ask it for an outcome. SMPP is the
 * name of a guide too, which the table of ptt codes cites.
 */
const MAY_NAME_ONE =
  /^lib\/engine\/carriers\/(carriers\.ts|(simulated|upstream|smpp)\/)|^lib\/(smpp|domain\/carrier)\/|^lib\/schemas\/carrier[\w-]*\.ts|^lib\/server\/(settings\/(env|former-variables)|commands\/(add-carrier\.command|carrier-effects))\.ts|^lib\/domain\/delivery\/(magic-numbers|ptt|cancelled)\.ts|^(components|lib\/panel)\/guides\/|^components\/instance\/carriers\/|^lib\/(testing|db\/generated)\/|\.test\.ts$/;

/** Two are called like protocols that customers' programs are heard by, too. */
const NAMES = CARRIER_KINDS.filter((kind) => kind !== 'http' && kind !== 'smpp');

test('no code but a carrier’s own, the list and the settings names one', () => {
  const files = globSync(['{lib,app,components}/**/*.{ts,tsx}', 'server.ts', 'prisma/schema.prisma']);
  expect(files.length).toBeGreaterThan(500);
  const naming = files.filter((file) => {
    const source = readFileSync(file, 'utf8').toLowerCase();
    return NAMES.some((kind) => source.includes(kind));
  });
  expect(naming.filter((file) => !MAY_NAME_ONE.test(file))).toEqual([]);
});

test('what is typed for an SMSC is as long as its PDUs take', () => {
  expect([LONGEST_PASSWORD, LONGEST_SYSTEM_ID, LONGEST_SYSTEM_TYPE]).toEqual([
    pdu.LONGEST_PASSWORD,
    pdu.LONGEST_SYSTEM_ID,
    pdu.LONGEST_SYSTEM_TYPE,
  ]);
});

test.each([
  ['https://sms.example', 'https://sms.example/api/dlr/api/a-secret-of-some-length'],
  ['', null],
])('of an instance at "%s" a carrier is told the address %s', async (publicUrl, told) => {
  const peer = await startApiPeer(answerJson(201, { sid: 'SM1' }));
  const settings = { ...HTTP_DEFAULTS, preset: 'twilio', username: 'AC1', values: { server: peer.url } } as const;
  const setup = { kind: 'http', settings, secrets: { password: 'secret', token: '', tlsKey: '' } } as const;
  const carrier = { name: 'api', setup, dlrSecret: 'a-secret-of-some-length' };
  const driver = createDriver(carrier, { simulated: { speed: 1 }, publicUrl });
  const submitted = vi.fn();
  const nothing = () => Promise.resolve();
  const host = { submitted, receipt: nothing, incoming: nothing, stateChanged: () => undefined };
  driver.start({ ...host, outstanding: async () => [] });
  driver.submit([submissionOf(1)]);
  await vi.waitFor(() => expect(submitted).toHaveBeenCalled(), 60_000);
  expect(new URLSearchParams(peer.asked[0]?.body).get('StatusCallback')).toBe(told);
  await driver.stop();
  await peer.close();
});
