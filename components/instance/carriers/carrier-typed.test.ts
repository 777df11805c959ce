import { describe, expect, test } from 'vitest';
import { CARRIER_TEMPLATES, TEMPLATE_NAMES } from '@/lib/domain/carrier/templates';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import en from '@/messages/instance.en.json';
import fr from '@/messages/instance.fr.json';
import { placeOf, settingGroups, shownFields } from './carrier-fields';
import { type CarrierTyped, inputOf, typedOf, typedSchema } from './carrier-typed';

const faultsOf = (typed: CarrierTyped): Record<string, string> =>
  Object.fromEntries(
    (typedSchema(addCarrierSchema).safeParse(typed).error?.issues ?? []).map(({ path, message }) => [
      path.join('.'),
      message,
    ]),
  );

describe.each(TEMPLATE_NAMES)('a carrier that begins as %s', (name) => {
  const { kind, settings } = CARRIER_TEMPLATES[name];
  const typed = typedOf({ kind, settings, name: 'new' });
  const shown = settingGroups(kind, settings)
    .flatMap(({ fields }) => fields)
    .map((field): string => placeOf(field));

  test.each([
    ['English', en],
    ['French', fr],
  ])('no two of its fields have one name in %s', (_, { instance }) => {
    const labels = settingGroups(kind, settings)
      .flatMap(({ fields }) => fields)
      .map(({ name: field, label }) => label ?? instance.carriers.fields[field].label);
    expect(labels).toEqual([...new Set(labels)]);
  });

  test('whatever its empty form lacks is told at a field that it has', () => {
    const lacking = Object.keys(faultsOf(typed));
    expect(lacking).not.toEqual([]);
    expect(lacking.filter((path) => !shown.includes(path))).toEqual([]);
  });
});

test('a form that is filled in is accepted, with what was left empty as its kind has it', () => {
  const { kind, settings } = CARRIER_TEMPLATES.smpp;
  const typed = typedOf({ kind, settings, name: 'ovh' });
  typed.settings = { ...typed.settings, host: 'smpp.example', systemId: 'chappe', port: '' };
  typed.secrets = { password: 'secret' };
  expect(faultsOf(typed)).toEqual({});
  expect(addCarrierSchema.parse(inputOf(typed))).toMatchObject({ name: 'ovh', settings: { port: 2775, tls: false } });
});

test('what a provider asks for stands among its values, and its API is JSON', () => {
  const { kind, settings } = CARRIER_TEMPLATES.kannel;
  const typed = typedOf({ kind, settings, name: 'box' });
  const values = { server: 'http://127.0.0.1:13013' };
  typed.settings = { ...typed.settings, values, username: 'chappe' };
  typed.secrets = { password: 'secret' };
  expect(faultsOf(typed)).toEqual({});
  const broken = { ...typed, settings: { ...typed.settings, api: '{"request":' } };
  expect(faultsOf(broken)).toEqual({ 'settings.api': 'not_json' });
  const wrong = { ...typed, settings: { ...typed.settings, api: '{"request":{"url":"","method":"POST"}}' } };
  expect(Object.keys(faultsOf(wrong))).toEqual(['settings.api']);
  expect(addCarrierSchema.parse(inputOf(typed))).toMatchObject({ settings: { preset: 'kannel', values, api: {} } });
});

test('a carrier that is there is shown as it is set up, its secrets empty, and saved so again is as it was', () => {
  const settings = { ...CARRIER_TEMPLATES.twilio.settings, username: 'AC1', values: { server: 'https://a.example' } };
  const typed = typedOf({ kind: 'http', settings, name: 'twilio', rank: 7, whenUnknown: 'end', description: 'Main' });
  expect(typed).toMatchObject({
    rank: '7',
    secrets: { password: '', tlsKey: '' },
    settings: { username: 'AC1', api: '' },
  });
  expect(changeCarrierSchema.parse(inputOf(typed))).toMatchObject({
    rank: 7,
    whenUnknown: 'end',
    description: 'Main',
    settings,
    secrets: { password: '', token: '' },
  });
});

const OWN_API = {
  request: {
    method: 'POST',
    url: '{{server}}/send',
    body: { kind: 'form', fields: { to: '{{to}}', text: '{{text}}' } },
  },
  answer: { id: { in: 'body' } },
};
const OWN = { ...CARRIER_TEMPLATES.http.settings, values: { server: 'https://a.example', plan: 'p' }, api: OWN_API };

test.each([
  ['an API of its own, with values that it names', OWN],
  [
    'a provider, with values and a user name that only its changed API asks for',
    {
      ...CARRIER_TEMPLATES.sinch.settings,
      username: 'us',
      values: { plan: 'plan', server: 'https://b.example', extra: 'kept' },
      api: { request: { ...OWN_API.request, url: '{{server}}/{{extra}}/{{username}}' } },
    },
  ],
])('%s, loses nothing when something else is changed', (_, settings) => {
  const stored = changeCarrierSchema.parse({ kind: 'http', settings, secrets: {} });
  const typed = typedOf({ kind: 'http', settings: stored.settings, name: 'one', rank: 7 });
  expect(changeCarrierSchema.parse(inputOf({ ...typed, rank: '8' }))).toMatchObject({ rank: 8 });
  expect(changeCarrierSchema.parse(inputOf(typed)).settings).toEqual(stored.settings);
});

test('the values of an API of its own are typed as JSON, and what is wrong with them is told there', () => {
  const typed = typedOf({ kind: 'http', settings: OWN, name: 'one' });
  expect(typed.settings['values']).toBe(JSON.stringify(OWN.values, null, 2));
  const faultsWith = (values: string) => faultsOf({ ...typed, settings: { ...typed.settings, values } });
  expect(faultsWith('{"server": "https://c.example"}')).toEqual({});
  expect(faultsWith('{"server":')).toEqual({ 'settings.values': 'not_json' });
  expect(Object.keys(faultsWith('{"server": 5}'))).toEqual(['settings.values']);
  expect(Object.keys(faultsWith(''))).toEqual(['settings.api']);
});

test('certificates are asked for by SMPP while TLS is on, and one that is filled in stays in sight', () => {
  const namesOf = (name: 'smpp' | 'http2sms', settings: object, secrets = {}) => {
    const template = CARRIER_TEMPLATES[name];
    const fields = settingGroups(template.kind, template.settings).flatMap((group) => group.fields);
    return shownFields(fields, { settings: { ...settings }, secrets })
      .map((field) => field.path)
      .filter((path) => path.startsWith('tls'));
  };
  const all = ['tlsCa', 'tlsCert', 'tlsKey'];
  expect(namesOf('smpp', { tls: false, tlsCa: ' ' })).toEqual(['tls']);
  expect(namesOf('smpp', { tls: true })).toEqual(['tls', ...all]);
  expect(namesOf('smpp', { tls: false, tlsCa: '-----BEGIN' })).toEqual(['tls', ...all]);
  expect(namesOf('smpp', { tls: false }, { tlsKey: '-----BEGIN' })).toEqual(['tls', ...all]);
  expect(namesOf('http2sms', {})).toEqual(all);
});

test('of HTTP, certificates and what a known provider needs no JSON for are folded away', () => {
  const foldedOf = (name: 'smpp' | 'http2sms' | 'twilio' | 'http') => {
    const { kind, settings } = CARRIER_TEMPLATES[name];
    const groups = settingGroups(kind, settings).filter((group) => group.name === 'advanced');
    return groups.flatMap(({ fields }) => fields.map(({ path }) => path));
  };
  const certificates = ['tlsCa', 'tlsCert', 'tlsKey'];
  expect(foldedOf('smpp')).toEqual([]);
  expect(foldedOf('http2sms')).toEqual(certificates);
  expect(foldedOf('twilio')).toEqual([...certificates, 'api']);
  expect(foldedOf('http')).toEqual(certificates);
});
