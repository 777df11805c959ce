import { expect, expectTypeOf, test } from 'vitest';
import type { CarrierSetup } from '@/lib/domain/carrier/carrier-setup';
import { CARRIER_KINDS } from '@/lib/domain/carrier/carrier-setup';
import { SMPP_DEFAULTS } from '@/lib/domain/carrier/smpp-settings';
import { type AddCarrier, addCarrierSchema, changeCarrierSchema } from './carrier';

const KEY = '-----BEGIN PRIVATE KEY-----\nYQ==\n-----END PRIVATE KEY-----';
const CERTIFICATE = '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----';

const SMPP = {
  kind: 'smpp',
  name: 'ovh',
  settings: { host: 'smpp.example', systemId: 'chappe' },
  secrets: { password: 'secret' },
};
const UPSTREAM = {
  kind: 'upstream',
  name: 'cloud',
  settings: { url: 'https://www.example/cgi', account: 'sms-xx1-1', login: 'chappe' },
  secrets: { password: 'secret' },
};
const faultsOf = (input: unknown, schema: { safeParse: typeof addCarrierSchema.safeParse } = addCarrierSchema) =>
  schema.safeParse(input).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
const withSettings = (settings: object) => ({ ...SMPP, settings: { ...SMPP.settings, ...settings } });

test('what a new carrier has no place for is refused, and not left out', () => {
  for (const carrier of [SMPP, UPSTREAM])
    expect(faultsOf({ ...carrier, enabled: false })).toEqual([expect.stringContaining('"enabled"')]);
});

test('what is not said of a carrier has its default', () => {
  expect(addCarrierSchema.parse(SMPP)).toEqual({
    ...SMPP,
    description: '',
    rank: 100,
    whenUnknown: 'again',
    dlrSecret: '',
    settings: { ...SMPP_DEFAULTS, ...SMPP.settings },
    secrets: { ...SMPP.secrets, tlsKey: '' },
  });
  expect(addCarrierSchema.parse(UPSTREAM).settings).toEqual({
    ...UPSTREAM.settings,
    tlsCa: '',
    tlsCert: '',
    perSecond: 20,
  });
});

test('numbers are taken as they are typed, and as programs give them', () => {
  for (const window of [7, '7', ' 7 ']) {
    expect(addCarrierSchema.parse(withSettings({ window })).settings).toMatchObject({ window: 7 });
  }
  expect(addCarrierSchema.parse(withSettings({ window: '' })).settings).toMatchObject({ window: 10 });
  for (const window of [0, 101, 1.5, '1e1', 'x', true]) {
    expect(faultsOf(withSettings({ window }))).toEqual(['settings.window: whole_number {"least":1,"most":100}']);
  }
});

test.each([
  [{ ...SMPP, kind: 'simulated' }, 'kind: not_one_of {"words":"upstream, smpp, http"}'],
  [{ ...SMPP, name: 'OVH' }, 'name: carrier_name_invalid'],
  [{ ...SMPP, name: 'upstream' }, 'name: carrier_name_reserved'],
  [{ ...SMPP, secrets: { password: '' } }, 'secrets.password: value_missing'],
  [{ ...SMPP, secrets: {} }, 'secrets.password: value_missing'],
  [{ ...SMPP, dlrSecret: 'short' }, 'dlrSecret: dlr_secret_invalid'],
  [{ ...SMPP, whenUnknown: 'never' }, 'whenUnknown: not_one_of {"words":"again, hold, end"}'],
  [withSettings({ host: 'a b' }), 'settings.host: host_invalid'],
  [withSettings({ systemId: 'Ωmega' }), 'settings.systemId: not_latin1'],
  [withSettings({ tls: true, tlsCa: 'no' }), 'settings.tlsCa: certificates_not_pem'],
  [withSettings({ tlsCa: CERTIFICATE }), 'settings.tlsCa: certificates_without_tls'],
  [
    { ...UPSTREAM, settings: { ...UPSTREAM.settings, url: 'http://relay.example/cgi', tlsCa: CERTIFICATE } },
    'settings.tlsCa: certificates_without_tls',
  ],
  [
    { ...withSettings({ tls: true, tlsCert: CERTIFICATE }), secrets: { ...SMPP.secrets, tlsKey: 'no' } },
    'secrets.tlsKey: private_key_not_pem',
  ],
  [{ ...SMPP, secrets: { ...SMPP.secrets, tlsKey: KEY } }, 'settings.tlsCert: key_without_certificate'],
  [withSettings({ tls: true, tlsCert: CERTIFICATE }), 'secrets.tlsKey: value_missing'],
  [
    { ...withSettings({ tlsCert: CERTIFICATE }), secrets: { ...SMPP.secrets, tlsKey: KEY } },
    'settings.tlsCert: certificates_without_tls',
  ],
  [withSettings({ profile: 'ovh', joint: 'sar' }), 'settings.joint: ovh_joins_by_udh'],
  [withSettings({ widnow: 3 }), 'settings: Unrecognized key: "widnow"'],
  [{ ...UPSTREAM, settings: { ...UPSTREAM.settings, url: 'ftp://a' } }, 'settings.url: callback_not_http'],
])('%j is refused by name', (input, fault) => {
  expect(faultsOf(input)).toEqual([fault]);
});

test('of a carrier that is there a secret may be left empty, and means the one that is there', () => {
  for (const secrets of [{}, { password: '' }]) {
    expect(changeCarrierSchema.parse({ ...SMPP, secrets }).secrets).toEqual({ password: '', tlsKey: '' });
  }
  expect(changeCarrierSchema.safeParse({ ...SMPP, secrets: { password: 'x'.repeat(65) } }).success).toBe(false);
});

test.each(['PRIVATE KEY', 'RSA PRIVATE KEY', 'EC PRIVATE KEY'])(
  'a key that begins as %s is taken, with its certificate',
  (name) => {
    const tlsKey = `-----BEGIN ${name}-----\nYQ==\n-----END ${name}-----\n`;
    const carrier = { ...withSettings({ tls: true, tlsCert: CERTIFICATE }), secrets: { ...SMPP.secrets, tlsKey } };
    expect(faultsOf(carrier)).toBeUndefined();
    const encrypted = { ...carrier.secrets, tlsKey: tlsKey.replaceAll(name, 'ENCRYPTED PRIVATE KEY') };
    expect(faultsOf({ ...carrier, secrets: encrypted })).toEqual(['secrets.tlsKey: private_key_not_pem']);
  },
);

test('every kind can be changed, and all but the simulated one be added; what is let in is a whole set-up', () => {
  expect(changeCarrierSchema.options.map(({ shape }) => shape.kind.value)).toEqual([...CARRIER_KINDS]);
  expectTypeOf<AddCarrier>().toExtend<CarrierSetup>();
});
