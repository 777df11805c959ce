import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listCarriers } from '@/lib/db/carriers/carriers';
import { AT_THE_MACHINE, type PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { STRANGER, writeTestCertificate } from '@/lib/testing/test-certificate';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addCarrier } from './add-carrier';
import { changeCarrier } from './change-carrier';
import { deleteCarrier } from './delete-carrier';
import { disableCarrier } from './disable-carrier';
import { findCarriers } from './find-carriers';
import { showDlrSecret } from './show-dlr-secret';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.close());

const SETTINGS = { host: 'smsc.example', systemId: 'chappe' };
const TYPED = { kind: 'smpp', settings: SETTINGS, secrets: { password: 'first-secret' } };

const add = (name: string, changes: object = {}) =>
  addCarrier(panel.dependencies, owner, addCarrierSchema.parse({ ...TYPED, name, ...changes }));
const change = (name: string, changes: object = {}, seen?: { readonly revision: number }) =>
  changeCarrier(panel.dependencies, owner, {
    ...changeCarrierSchema.parse({ ...TYPED, secrets: {}, ...changes }),
    name,
    ...(seen && { seen }),
  });
const disable = (name: string, disabled = true) => disableCarrier(panel.dependencies, owner, { name, disabled });
const remove = (name: string) => deleteCarrier({ ...panel.dependencies, ...testOperations() }, owner, { name });
const stored = async (name: string) => (await listCarriers(panel.db)).find((carrier) => carrier.name === name);

const DONE = { ok: true, value: null };
const refused = (error: string) => ({ ok: false, error });

test('a carrier is added enabled, after those that are preferred, with an address of its own', async () => {
  expect(await add('ovh')).toEqual({ ok: true, value: { name: 'ovh', endsSeeming: true } });
  const first = { rank: 1, dlrSecret: 'a-secret-that-is-known' };
  expect(await add('first', first)).toEqual({ ok: true, value: { name: 'first', endsSeeming: false } });
  const listed = await findCarriers(panel.dependencies, owner, undefined);
  expect(listed).toMatchObject({
    ok: true,
    value: [
      { name: 'first', dlrSecret: 'a-secret-that-is-known' },
      { name: 'ovh', disabledAt: null, revision: 1, setup: { kind: 'smpp', settings: SETTINGS } },
      { name: 'simulated' },
    ],
  });
  expect((await stored('ovh'))?.dlrSecret).toMatch(/^[\w-]{32}$/);
  expect(panel.carrierChanges()).toBe(2);
});

test('a name is given once: not again while its carrier is there, and not after', async () => {
  await add('ovh');
  expect(await add('ovh')).toEqual(refused('carrier_name_taken'));
  await disable('ovh');
  expect(await remove('ovh')).toEqual(DONE);
  expect(await add('ovh')).toEqual(refused('carrier_name_taken'));
  expect(await stored('ovh')).toBeUndefined();
});

test('a change keeps the secret that is left empty, and takes the one that is typed', async () => {
  await add('ovh');
  const before = await stored('ovh');
  expect(await change('ovh', { settings: { ...SETTINGS, window: '3' } })).toEqual(DONE);
  expect(await stored('ovh')).toMatchObject({
    revision: 2,
    dlrSecret: before?.dlrSecret,
    setup: { settings: { window: 3 }, secrets: { password: 'first-secret' } },
  });
  expect(await change('ovh', { secrets: { password: 'second-secret' } })).toEqual(DONE);
  expect(await stored('ovh')).toMatchObject({
    setup: { settings: { window: 10 }, secrets: { password: 'second-secret' } },
  });
});

test('another preset needs its own secret, and one that is told already will do', async () => {
  const twilio = {
    kind: 'http',
    settings: { preset: 'twilio', username: 'AC1' },
    secrets: { password: 'first-secret' },
  };
  const sinch = { kind: 'http', settings: { preset: 'sinch', values: { plan: 'p' } } };
  const vonage = { kind: 'http', settings: { preset: 'vonage', username: 'key' } };
  await add('api', twilio);
  expect(await change('api', { ...sinch, secrets: { password: 'second-secret' } })).toEqual(refused('token_missing'));
  expect(await stored('api')).toMatchObject({ revision: 1, setup: { settings: { preset: 'twilio' } } });
  const both = { password: 'second-secret', token: 'a-token' };
  expect(await change('api', { ...sinch, secrets: both })).toEqual(DONE);
  expect(await change('api', { ...vonage, secrets: both })).toEqual(DONE);
  expect(await stored('api')).toMatchObject({
    setup: { settings: { preset: 'vonage' }, secrets: both },
  });
});

test('a client certificate is taken with its own key alone, which stays as it is and goes with it', async () => {
  const { certFile, keyFile, remove: drop } = writeTestCertificate();
  const [tlsCert, tlsKey] = [readFileSync(certFile, 'utf8'), readFileSync(keyFile, 'utf8')];
  drop();
  const settings = { ...SETTINGS, tls: true, tlsCert };
  const secrets = { password: 'first-secret', tlsKey };
  const wrong = { ...secrets, tlsKey: STRANGER.tlsKey };
  expect(await add('ovh', { settings, secrets: wrong })).toEqual(refused('tls_key_of_another'));
  expect(await stored('ovh')).toBeUndefined();
  expect(await add('ovh', { settings, secrets })).toMatchObject({ ok: true });

  expect(await change('ovh', { settings: { ...settings, window: 3 } })).toEqual(DONE);
  expect(await stored('ovh')).toMatchObject({ setup: { settings: { tlsCert }, secrets } });
  // Another certificate has another key.
  const stranger = { ...settings, tlsCert: STRANGER.tlsCert };
  expect(await change('ovh', { settings: stranger })).toEqual(refused('tls_key_of_another'));
  expect(await change('ovh', { settings: stranger, secrets: { tlsKey: STRANGER.tlsKey } })).toEqual(DONE);

  expect(await change('ovh', { settings: { ...settings, tlsCert: '' } })).toEqual(DONE);
  expect(await stored('ovh')).toMatchObject({ setup: { secrets: { password: 'first-secret', tlsKey: '' } } });
  expect(await change('ovh', { settings })).toEqual(refused('tls_key_missing'));
});

const AT = 'https://sms.example/cgi-bin/http2sms.cgi';
const UPSTREAM = { url: AT, account: 'sms-xx1', login: 'chappe' };
const OWN_API = {
  request: { url: '{{server}}/send', body: { kind: 'form', fields: { to: '{{to}}', text: '{{text}}' } } },
  answer: { id: null },
};
const HTTP = { preset: 'own', values: { server: 'https://sms.example' }, api: OWN_API };

test.each([
  ['upstream', UPSTREAM, { ...UPSTREAM, url: AT.replace('sms.', 'other.') }],
  ['upstream', UPSTREAM, { ...UPSTREAM, url: AT.replace('https', 'http') }],
  ['upstream', UPSTREAM, { ...UPSTREAM, url: AT.replace('example', 'example:8443') }],
  ['smpp', SETTINGS, { ...SETTINGS, host: 'other.example' }],
  ['smpp', SETTINGS, { ...SETTINGS, port: 2776 }],
  ['smpp', { ...SETTINGS, tls: true }, SETTINGS],
  ['http', HTTP, { ...HTTP, values: { server: 'https://other.example' } }],
  ['http', HTTP, { ...HTTP, api: { ...OWN_API, request: { ...OWN_API.request, url: 'https://other.example/' } } }],
  ['http', { ...HTTP, preset: 'vonage', api: {}, values: {}, username: 'me' }, HTTP],
])('by %s a secret that is kept follows no change of the address', async (kind, settings, elsewhere) => {
  await add('one', { kind, settings });
  expect(await change('one', { kind, settings: elsewhere })).toEqual(refused('password_sent_elsewhere'));
  expect(await stored('one')).toMatchObject({ revision: 1 });
  expect(await change('one', { kind, settings: elsewhere, secrets: { password: 'second-secret' } })).toEqual(DONE);
  expect(await stored('one')).toMatchObject({ setup: { secrets: { password: 'second-secret' } } });
});

test('each secret that is kept is asked for again, and none that is not', async () => {
  const secrets = { password: 'first-secret', token: 'first-token' };
  await add('two', { kind: 'http', settings: HTTP, secrets });
  const settings = { ...HTTP, values: { server: 'https://other.example' } };
  const changed = (typed: object) => change('two', { kind: 'http', settings, secrets: typed });
  expect(await changed({ password: 'second-secret' })).toEqual(refused('token_sent_elsewhere'));
  expect(await changed({ password: 'second-secret', token: 'second-token' })).toEqual(DONE);

  await add('none', { kind: 'http', settings: HTTP, secrets: {} });
  expect(await change('none', { kind: 'http', settings })).toEqual(DONE);
});

test('another path at the same address keeps the secret', async () => {
  await add('one', { kind: 'upstream', settings: UPSTREAM });
  expect(await change('one', { kind: 'upstream', settings: { ...UPSTREAM, url: `${AT}?v=2` } })).toEqual(DONE);
  expect(await stored('one')).toMatchObject({ setup: { secrets: { password: 'first-secret' } } });
});

test('what is as it was, and what somebody else has changed, is told; and nothing is written', async () => {
  await add('ovh');
  expect(await change('ovh')).toEqual(refused('unchanged'));
  await change('ovh', { description: 'Ours' }, { revision: 1 });
  expect(await change('ovh', { description: 'Theirs' }, { revision: 1 })).toEqual(refused('changed_meanwhile'));
  expect(await stored('ovh')).toMatchObject({ description: 'Ours', revision: 2 });
  expect(panel.carrierChanges()).toBe(2);
});

test('what is not there is changed by nobody, nor is one of another kind', async () => {
  expect(await change('ovh')).toEqual(refused('carrier_not_found'));
  expect(await change('simulated')).toEqual(refused('carrier_not_found'));
  expect(await disable('ovh')).toEqual(refused('carrier_not_found'));
  expect(await remove('ovh')).toEqual(refused('carrier_not_found'));
  expect(await showDlrSecret(panel.dependencies, owner, { name: 'ovh' })).toEqual(refused('carrier_not_found'));
});

test('a carrier is disabled and enabled, and as it is already nothing is written', async () => {
  await add('ovh');
  expect(await disable('ovh')).toMatchObject({ ok: true });
  expect(await disable('ovh')).toMatchObject({ ok: true });
  expect(await stored('ovh')).toMatchObject({ disabledAt: panel.dependencies.now, revision: 2 });
  expect(await disable('ovh', false)).toMatchObject({ ok: true });
  expect(await stored('ovh')).toMatchObject({ disabledAt: null, revision: 3 });
});

test('whoever disables the last carrier is told, and so is the log: messages wait', async () => {
  await add('ovh');
  await add('backup');
  const outcome = (endsSending: boolean, endsSeeming = false) => ({ ok: true, value: { endsSending, endsSeeming } });
  expect(await disable('ovh')).toEqual(outcome(false));
  expect(panel.warned).toEqual([]);
  expect(await disable('backup')).toEqual(outcome(true));
  expect(await disable('backup')).toEqual(outcome(false));
  expect(panel.warned).toEqual([{ carrier: 'backup' }]);
  expect(await disable('simulated', false)).toEqual(outcome(false));
  expect(await disable('simulated')).toEqual(outcome(true));
  await disable('simulated', false);
  expect(await disable('ovh', false)).toEqual(outcome(false, true));
  expect(panel.warned).toEqual([{ carrier: 'backup' }, { carrier: 'simulated' }]);
});

test('whatever says whether a real carrier takes messages leaves the simulated one disabled, which comes back by hand', async () => {
  const off = { disabledAt: panel.dependencies.now };
  expect(await stored('simulated')).toMatchObject({ disabledAt: null });
  const acts = [() => add('ovh'), () => disable('ovh'), () => disable('ovh', false), () => disable('ovh')];
  for (const act of acts) {
    await act();
    expect(await stored('simulated')).toMatchObject(off);
    await disable('simulated', false);
    expect(await stored('simulated')).toMatchObject({ disabledAt: null });
  }
  await disable('ovh');
  await change('ovh', { description: 'Ours' });
  await remove('ovh');
  await add('ovh');
  expect(await stored('simulated')).toMatchObject({ disabledAt: null });
});

test('an enabled carrier is not deleted, the simulated one never, and with a deleted one its secrets go', async () => {
  await add('ovh');
  expect(await remove('ovh')).toEqual(refused('carrier_enabled'));
  expect(await remove('simulated')).toEqual(refused('carrier_stays'));
  await disable('ovh');
  await remove('ovh');
  const row = await panel.db.carrier.findUniqueOrThrow({ where: { name: 'ovh' } });
  expect(JSON.stringify(row)).not.toContain('first-secret');
  expect(row).toMatchObject({ dlrSecret: '', deletedAt: panel.dependencies.now });
});

test('each act is logged with who did it and to what, and nothing secret', async () => {
  await add('ovh');
  await change('ovh', { secrets: { password: 'second-secret' } });
  await disable('ovh');
  const shown = await showDlrSecret(panel.dependencies, AT_THE_MACHINE, { name: 'ovh' });
  const dlrSecret = (await stored('ovh'))?.dlrSecret ?? '';
  expect(shown).toEqual({ ok: true, value: { name: 'ovh', dlrSecret } });
  await remove('ovh');
  expect(panel.logged).toMatchObject([
    { action: 'carrier.add', subject: 'ovh (smpp)', clientIp: owner.clientIp },
    { action: 'carrier.change', subject: 'ovh' },
    { action: 'carrier.disable', subject: 'ovh' },
    { action: 'carrier.show-address', subject: 'ovh' },
    { action: 'carrier.delete', subject: 'ovh' },
  ]);
  const entries = await panel.db.auditEntry.findMany({ where: { accountId: INSTANCE_LOG }, orderBy: { id: 'asc' } });
  for (const secret of ['first-secret', 'second-secret', dlrSecret]) {
    expect(JSON.stringify([panel.logged, entries])).not.toContain(secret);
  }
});
