import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { addCarrierSchema } from '@/lib/schemas/carrier';
import { STRANGER } from '@/lib/testing/test-certificate';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addCarrier } from '@/lib/use-cases/carriers/add-carrier';
import { parseEnv } from '../settings/env';
import { applyCarrierChanges, carrierChanges } from './carrier-changes';
import { listCarriersInJson } from './list-carriers';
import { readJsonInput } from './read-json-input';

const ENV = parseEnv({ PUBLIC_URL: 'https://sms.example' });
const SMPP = {
  name: 'ovh',
  kind: 'smpp',
  settings: { host: 'smsc.example', systemId: 'chappe' },
  secrets: { password: 'first-secret' },
};
const UPSTREAM = {
  name: 'cloud',
  kind: 'upstream',
  dlrSecret: 'a-secret-that-is-known',
  settings: { url: 'https://a.example', account: 'a', login: 'l' },
  secrets: { password: 'second-secret' },
};
let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  for (const carrier of [SMPP, UPSTREAM]) {
    await addCarrier(panel.dependencies, AT_THE_MACHINE, addCarrierSchema.parse(carrier));
  }
});

afterEach(() => panel.close());

const given = (text: string) => readJsonInput(Readable.from([text]), addCarrierSchema);
const change = (changes: object) =>
  applyCarrierChanges(panel.dependencies, AT_THE_MACHINE, carrierChanges.parse({ name: 'ovh', ...changes }));
const list = async (addresses = false) =>
  JSON.parse(await listCarriersInJson(panel.dependencies, AT_THE_MACHINE, { env: ENV, addresses }));
const setupOf = async (name: string) => {
  const { settings, secrets } = await panel.db.carrier.findUniqueOrThrow({ where: { name } });
  return { ...JSON.parse(settings), ...JSON.parse(secrets) };
};

test('a carrier is read as JSON, and every fault told by its name', async () => {
  expect(await given(JSON.stringify(SMPP))).toMatchObject({ name: 'ovh', settings: { port: 2775 } });
  await expect(given('host=smsc')).rejects.toThrow(/is no JSON/);
  const faulty = { ...SMPP, name: 'No Name', settings: { ...SMPP.settings, port: 0, tls: 'yes' }, secrets: {} };
  await expect(given(JSON.stringify(faulty))).rejects.toThrow(
    /^name: A name has .*\nsettings\.port: Enter a whole number from 1 to 65,535\.\nsettings\.tls: .*\nsecrets\.password: Fill this in\.\n--help/,
  );
});

test('a list shows everything but what is secret, and where carriers report only to whoever asks', async () => {
  const listed = await list();
  expect(listed).toMatchObject([
    { name: 'ovh', kind: 'smpp', enabled: true, settings: { window: 10 }, secrets: ['password'] },
    { name: 'cloud', settings: { perSecond: 20 } },
    { name: 'simulated', settings: {}, secrets: [] },
  ]);
  expect(JSON.stringify(listed)).not.toMatch(/first-secret|second-secret|a-secret-that-is-known/);
  const [ovh, cloud] = await list(true);
  expect(cloud.address).toBe('https://sms.example/api/dlr/cloud/a-secret-that-is-known');
  expect(ovh).not.toHaveProperty('address');
});

test('a client certificate is set up with its key, and the key is never shown', async () => {
  const { tlsCert, tlsKey } = STRANGER;
  expect(await change({ settings: { tls: true, tlsCert }, secrets: { password: 'first-secret', tlsKey } })).toMatch(
    /^ovh is changed\.\n/,
  );
  expect(await setupOf('ovh')).toMatchObject({ tlsCert, tlsKey, password: 'first-secret' });
  const [ovh] = await list();
  expect(ovh).toMatchObject({ settings: { tlsCert }, secrets: ['password', 'tlsKey'] });
  expect(JSON.stringify(ovh)).not.toContain('PRIVATE KEY');
});

test('what is said is changed, and all else stays as it is', async () => {
  const soon = 'A running server goes by it within two seconds; until then, by what was before.';
  expect(await change({ settings: { window: 5 } })).toBe(`ovh is changed.\n${soon}`);
  expect(await setupOf('ovh')).toMatchObject({ window: 5, host: 'smsc.example', password: 'first-secret' });
  expect(await change({ settings: { window: 5 } })).toBe('ovh is like that already.');
  expect(await change({ secrets: { password: 'third-secret' }, enabled: false })).toBe(
    `ovh is changed.\n${soon}\novh is disabled.`,
  );
  expect(await setupOf('ovh')).toMatchObject({ window: 5, password: 'third-secret' });
  expect((await list())[0]).toMatchObject({ name: 'ovh', enabled: false });
  expect(await change({ enabled: true })).toBe(`ovh is enabled.\n${soon}`);
  expect(await change({ name: 'simulated', enabled: true })).toBe(`simulated is enabled.\n${soon}`);
  expect(await change({ enabled: false })).toBe(
    `ovh is disabled.\n${soon}\nThe simulated carrier is disabled by it: it takes messages again only when somebody enables it.`,
  );
  expect(await change({ name: 'cloud', enabled: false })).toBe(
    `cloud is disabled.\n${soon}\nNo carrier is enabled now: messages wait until one is.`,
  );
  expect(await change({})).toBe('Nothing of ovh is to be changed.');
});

test('what cannot be changed is told', async () => {
  await expect(change({ name: 'nobody', enabled: true })).rejects.toThrow(/^There is no carrier nobody/);
  await expect(change({ settings: { window: 0 } })).rejects.toThrow(/^settings\.window: Enter a whole number/);
  await expect(change({ settings: { widnow: 1 } })).rejects.toThrow(/^settings: .*widnow/);
  const tls = { settings: { tls: true, tlsCert: STRANGER.tlsCert }, secrets: { password: 'first-secret' } };
  await expect(change(tls)).rejects.toThrow(/^A client certificate needs its key/);
  const phone = { name: 'phone', kind: 'http', settings: { preset: 'smsgate', username: 'me' } };
  await addCarrier(
    panel.dependencies,
    AT_THE_MACHINE,
    await given(JSON.stringify({ ...phone, secrets: { password: 'fourth-secret' } })),
  );
  const settings = { preset: 'sinch', values: { plan: 'p' } };
  await expect(change({ name: 'phone', settings })).rejects.toThrow(
    'What is kept of phone does not go to another address',
  );
  const secrets = { password: 'another-secret' };
  await expect(change({ name: 'phone', settings, secrets })).rejects.toThrow('phone needs "secrets": { "token": "…" }');
});

test('the examples of docs/carriers.md are taken with a password in them, a change after what it changes', async () => {
  await panel.db.carrier.deleteMany({ where: { name: { in: [SMPP.name, UPSTREAM.name] } } });
  const page = readFileSync(path.join(import.meta.dirname, '../../../docs/carriers.md'), 'utf8');
  const examples = [...page.matchAll(/```json\n(.+?)```/gs)].map(([, text = '']) => Object(JSON.parse(text)));
  const whole = examples.filter((example) => 'kind' in example);
  const changes = examples.filter((example) => 'name' in example && !('kind' in example));
  for (const example of whole) {
    const carrier = await given(JSON.stringify(example).replaceAll('…', 'secret'));
    expect(await addCarrier(panel.dependencies, AT_THE_MACHINE, carrier)).toMatchObject({ ok: true });
  }
  expect([whole.length, changes.length]).toEqual([3, 1]);
  for (const example of changes) expect(await change(example)).toMatch(/^ovh is changed\.\n.*\novh is enabled\.$/);
});
