/** The original's own Node SDK, unmodified, over TLS, through every group of routes that are here. */
import { readFileSync } from 'node:fs';
import { globalAgent } from 'node:https';
import ovh, { type OvhClient } from 'ovh';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addMember, giveKey } from '@/lib/testing/rest-caller';
import { writeTestCertificate } from '@/lib/testing/test-certificate';
import { createTestServer, type TestServer } from '@/lib/testing/test-server';
import { reportUser } from './models/sending';

const S = '/sms/sms-xx11111-1';
const certificate = writeTestCertificate();
const { ca } = globalAgent.options;

let chappe: TestServer;
let program: OvhClient;

beforeAll(async () => {
  chappe = await createTestServer({ env: { TLS_CERT: certificate.certFile, TLS_KEY: certificate.keyFile } });
  globalAgent.options.ca = readFileSync(certificate.certFile);
  const { db, accountId } = chappe.gateway;
  const keys = await giveKey(db, await addMember(db, accountId, 'owner'));
  program = ovh({
    ...{ appKey: keys.applicationKey, appSecret: keys.applicationSecret, consumerKey: keys.consumerKey },
    ...{ host: 'localhost', port: chappe.port },
  });
});

afterAll(async () => {
  globalAgent.options.ca = ca;
  globalAgent.destroy();
  certificate.remove();
  await chappe.closeBalanced();
});

const ask = (method: string, path: string, params?: Readonly<Record<string, unknown>>) =>
  program.requestPromised(method, path, params);

test('the documented job is sent, and followed by its id', async () => {
  const report = reportUser.parse(
    await ask('POST', `${S}/jobs`, {
      ...{ charset: 'UTF-8', class: 'phoneDisplay', coding: '7bit', message: 'Été à 20 €', noStopClause: false },
      ...{ priority: 'high', receivers: ['0033612345678'], senderForResponse: true, validityPeriod: 2880 },
    }),
  );
  expect(report).toMatchObject({ invalidReceivers: [], validReceivers: ['+33612345678'] });
  const [id] = report.ids;
  expect(await ask('GET', `${S}/outgoing/${id}`)).toMatchObject({ message: 'Été à 20 €', sender: '36105' });
  expect(await ask('GET', `${S}/outgoing`, { receiver: '+33612345678' })).toEqual([id]);
  expect(await ask('GET', `${S}/jobs`)).toEqual([]);
  expect(await ask('GET', `${S}/incoming`)).toEqual([]);
});

test('what is deferred is deleted', async () => {
  const job = { message: 'Later', receivers: ['+33612345679'], sender: 'TEST', differedPeriod: 60, tag: null };
  const { ids } = reportUser.parse(await ask('POST', `${S}/users/user1/jobs`, job));
  expect(await ask('GET', `${S}/users/user1/jobs/${ids[0]}`)).toMatchObject({ differedDelivery: 60 });
  expect(await ask('DELETE', `${S}/users/user1/jobs/${ids[0]}`)).toBe(null);
  expect(await ask('GET', `${S}/users/user1/jobs`)).toEqual([]);
});

test('an account is read and put back, as a whole', async () => {
  const account = await ask('GET', S);
  expect(account).toMatchObject({ name: 'sms-xx11111-1', status: 'enable' });
  expect(await ask('PUT', S, { ...Object(account), callBack: 'https://example.com/dlr' })).toBe(null);
  expect(await ask('GET', S)).toMatchObject({ callBack: 'https://example.com/dlr' });
  expect(await ask('GET', `${S}/serviceInfos`)).toMatchObject({ domain: 'sms-xx11111-1', status: 'ok' });
  expect(await ask('GET', `${S}/task`)).toEqual([]);
});

test('users, senders and the blacklist', async () => {
  expect(await ask('POST', `${S}/users`, { login: 'sdk', password: 'abcd1234' })).toBe(null);
  expect(await ask('PUT', `${S}/users/sdk`, { ipRestrictions: ['192.0.2.1'] })).toBe(null);
  expect(await ask('GET', `${S}/users/sdk`)).toMatchObject({ login: 'sdk', ipRestrictions: ['192.0.2.1'] });
  expect(await ask('DELETE', `${S}/users/sdk`)).toBe(null);
  expect(await ask('POST', `${S}/senders`, { sender: 'Sdk', reason: 'A trial' })).toBe('Sdk');
  expect(await ask('DELETE', `${S}/senders/Sdk`)).toBe(null);
  expect(await ask('GET', `${S}/blacklists`)).toEqual([]);
  await expect(ask('DELETE', `${S}/blacklists/+33612345678`)).rejects.toMatchObject({ error: 404 });
});

test('what is of no account', async () => {
  const text = { message: 'Hello', noStopClause: true, senderType: 'alpha' };
  expect(await ask('POST', '/sms/estimate', text)).toMatchObject({ characters: 5, parts: 1 });
  expect(await ask('GET', '/sms/ptts', { ptt: 4 })).toMatchObject({ comment: 'Delivered' });
  expect(await ask('GET', '/sms/rates/destinations', { country: 'fr' })).toMatchObject({ credit: 1 });
  await expect(ask('GET', `${S}/phonebooks`)).rejects.toEqual({
    ...{
      error: 501,
      message: expect.stringMatching(/^This is not offered here: address books; .*POST \/sms\/{serviceName}\/jobs$/),
    },
  });
});
