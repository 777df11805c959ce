/** The original's own Node SDK, unmodified, over TLS: only the host is another one. */

import { readFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import ovh from 'ovh';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { anyGuess } from '@/lib/testing/guesses';
import { addMember, OWN_PASSWORD } from '@/lib/testing/rest-caller';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { addApplication } from '@/lib/use-cases/api-keys/add-application';
import { allowKey } from '@/lib/use-cases/api-keys/allow-key';
import { revokeKey } from '@/lib/use-cases/api-keys/revoke-key';

const certificate = writeTestCertificate();
const { ca } = globalAgent.options;

let chappe: TestServer;
let owner: PanelUser;
let application: { readonly appKey: string; readonly appSecret: string };

const asked = z.object({
  consumerKey: z.string(),
  state: z.literal('pendingValidation'),
  validationUrl: z.url().transform((url) => new URL(url).searchParams.get('credentialToken') ?? ''),
});

const own = () => ({
  ...{ db: chappe.runtime.db, events: chappe.runtime.events, now: new Date(), guess: anyGuess },
  keysChanged: chappe.runtime.apiKeysChanged,
});

beforeAll(async () => {
  chappe = await createTestServer({ env: { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile } });
  globalAgent.options.ca = readFileSync(certificate.certFile);
  owner = await addMember(chappe.gateway.db, chappe.gateway.accountId, 'owner');
  const added = await addApplication(own(), owner, {
    ...{ name: 'Shop', description: '', currentPassword: OWN_PASSWORD },
  });
  if (!added.ok) throw new Error(added.error);
  application = { appKey: added.value.applicationKey, appSecret: added.value.applicationSecret };
});

afterAll(async () => {
  globalAgent.options.ca = ca;
  globalAgent.destroy();
  certificate.remove();
  await chappe.closeBalanced();
});

const connect = (keys: { readonly consumerKey?: string } = {}, basePath = '/1.0') =>
  ovh({ ...application, ...keys, host: 'localhost', port: chappe.port, basePath });

const ask = async (method = 'GET') =>
  asked.parse(
    await connect().requestPromised('POST', '/auth/credential', {
      accessRules: [{ method, path: '/sms*' }],
      redirection: 'https://shop.example/',
    }),
  );

const allow = async (linkToken: string) =>
  allowKey(own(), owner, { linkToken, days: null, allowedAddresses: [], currentPassword: OWN_PASSWORD });

test('a program asks for a key, its person allows it, it calls, and is refused once the key is revoked', async () => {
  const { consumerKey, validationUrl } = await ask();
  const program = connect({ consumerKey });
  const invalid = { error: 403, message: 'This credential is not valid' };
  await expect(program.requestPromised('GET', '/sms')).rejects.toEqual(invalid);
  expect(await allow(validationUrl)).toMatchObject({ value: { redirection: 'https://shop.example/' } });
  for (const path of ['/sms', '/sms/']) {
    expect(await program.requestPromised('GET', path)).toEqual(['sms-xx11111-1']);
  }
  expect(await connect({ consumerKey }, '/v1').requestPromised('GET', '/sms')).toEqual(['sms-xx11111-1']);
  const { id } = await chappe.gateway.db.consumerKey.findFirstOrThrow({
    where: { decision: 'allowed' },
    orderBy: { id: 'desc' },
  });
  expect(await revokeKey(own(), owner, { id })).toMatchObject({ ok: true });
  await expect(program.requestPromised('GET', '/sms')).rejects.toEqual(invalid);
});

test('what its rules do not name is refused in the words that programs look for', async () => {
  const { consumerKey, validationUrl } = await ask('POST');
  await allow(validationUrl);
  const refused = connect({ consumerKey }).requestPromised('GET', '/sms');
  await expect(refused).rejects.toEqual({ error: 403, message: 'This call has not been granted' });
});

test('parameters stand in the query of a read, and characters beyond ASCII arrive as they were signed', async () => {
  const { consumerKey, validationUrl } = await ask();
  await allow(validationUrl);
  const program = connect({ consumerKey });
  expect(await program.requestPromised('GET', '/sms/ptts', { ptt: 4 })).toMatchObject({ duration: 'permanent' });
  await expect(program.requestPromised('GET', '/sms', { 'é €': 'à' })).rejects.toEqual({
    error: 400,
    message: 'Received not described parameters: (é €)',
  });
});

test('an application that is nobody’s is told so', async () => {
  const guessed = ovh({ appKey: 'guessed', appSecret: 'guessed', host: 'localhost', port: chappe.port });
  await expect(guessed.requestPromised('POST', '/auth/credential', {})).rejects.toEqual({
    error: 403,
    message: 'This application key is invalid',
  });
});
