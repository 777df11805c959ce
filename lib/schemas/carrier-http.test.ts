import { describe, expect, test } from 'vitest';
import { PRESET_NAMES, PRESETS, type PresetName } from '@/lib/domain/carrier/presets/presets';
import { addCarrierSchema } from './carrier';
import { httpSettings } from './carrier-http';
import { readFault } from './fault';

/** What somebody fills in who follows the examples. */
function filledIn(preset: PresetName) {
  const { asks, credentials } = PRESETS[preset];
  return {
    kind: 'http',
    name: 'one',
    settings: {
      preset,
      values: Object.fromEntries(asks.map(({ name, example }) => [name, example])),
      username: credentials.username === undefined ? '' : 'user',
    },
    secrets: {
      password: credentials.password === undefined ? '' : 'secret',
      token: credentials.token === undefined ? '' : 'token',
    },
  };
}

const faultsOf = (settings: unknown): string[] =>
  (httpSettings.safeParse(settings).error?.issues ?? []).map(
    ({ message, path }) => `${path.join('.')}: ${readFault(message).code}`,
  );

describe.each(PRESET_NAMES)('%s', (preset) => {
  test('is set up with what it asks for, and with nothing less', () => {
    const whole = filledIn(preset);
    expect(addCarrierSchema.parse(whole)).toMatchObject({ settings: { preset, api: {}, perSecond: 10 } });
    for (const secret of ['password', 'token'] as const) {
      const without = { ...whole, secrets: { ...whole.secrets, [secret]: '' } };
      expect(addCarrierSchema.safeParse(without).success).toBe(!(secret in PRESETS[preset].credentials));
    }
    for (const { name, otherwise } of PRESETS[preset].asks) {
      const values = { ...whole.settings.values, [name]: '' };
      const faults = faultsOf({ ...whole.settings, values });
      expect(faults.includes(`values.${name}: value_missing`)).toBe(otherwise === null);
    }
  });

  test('is what a person could have written: its own data passes', () => {
    const { settings } = filledIn(preset);
    expect(faultsOf({ ...settings, preset: 'own', api: PRESETS[preset].api })).toEqual([]);
  });
});

const OWN = {
  preset: 'own',
  values: { server: 'https://api.example' },
  api: {
    request: { url: '{{server}}/send', body: { kind: 'json', json: { to: '{{to}}', text: '{{text}}' } } },
    answer: { id: { in: 'json', at: '/id' } },
  },
};
const withRequest = (changes: object) => ({ ...OWN, api: { ...OWN.api, request: { ...OWN.api.request, ...changes } } });

test('an API of its own says what is asked and what the answer means', () => {
  expect(faultsOf(OWN)).toEqual([]);
  expect(httpSettings.parse(OWN).api.request).toMatchObject({ method: 'POST', numbers: 'plus', authorisation: 'none' });
  expect(faultsOf({ ...OWN, api: { request: OWN.api.request } })).toEqual(['api: api_missing']);
  expect(faultsOf({ preset: 'own' })).toEqual(['api: api_missing']);
});

test('a part of a preset is said in another way', () => {
  const { settings } = filledIn('twilio');
  const acknowledgement = { status: 204, contentType: 'text/plain', body: '' };
  expect(httpSettings.parse({ ...settings, api: { acknowledgement } }).api).toEqual({ acknowledgement });
});

test.each([
  ['a name that nothing has', { query: { a: '{{nobody}}' } }, 'api.request.query.a: placeholder_unknown'],
  [
    'a request that does not say what is sent',
    { body: { kind: 'form', fields: { to: '{{to}}' } } },
    'api.request.body: placeholder_needed',
  ],
  ['a text in the address', { url: '{{server}}/{{text}}' }, 'api.request.url: placeholder_misplaced'],
  ['a host of which a message decides', { url: 'https://{{to}}.example/' }, 'api.request.url: api_url_invalid'],
  ['a port of which a message decides', { url: '{{server}}:{{id}}/' }, 'api.request.url: api_url_invalid'],
  ['another protocol', { url: 'ftp://a.example/' }, 'api.request.url: api_url_invalid'],
  ['no address', { url: '/send' }, 'api.request.url: api_url_invalid'],
  ['a text in a header', { headers: { 'x-text': '{{text}}' } }, 'api.request.headers.x-text: placeholder_misplaced'],
  ['a header that breaks', { headers: { 'x y': '' } }, 'api.request.headers.x y: header_name_invalid'],
  ['a header of HTTP’s own', { headers: { Host: 'b.example' } }, 'api.request.headers.Host: header_name_invalid'],
  [
    'a tag of XML',
    { body: { kind: 'xml', xml: '<{{to}}>{{text}}</{{to}}>' } },
    'api.request.body: placeholder_misplaced',
  ],
  [
    'an attribute of XML without quotes',
    { body: { kind: 'xml', xml: '<a to={{to}}>{{text}}</a>' } },
    'api.request.body: placeholder_misplaced',
  ],
  [
    'a comment of XML',
    { body: { kind: 'xml', xml: '<a to="{{to}}"><!-- {{text}} --></a>' } },
    'api.request.body: placeholder_misplaced',
  ],
  [
    'CDATA',
    { body: { kind: 'xml', xml: '<a to="{{to}}"><![CDATA[{{text}}]]></a>' } },
    'api.request.body: placeholder_misplaced',
  ],
])('%s is refused', (_, changes, fault) => {
  expect(faultsOf(withRequest(changes))).toContain(fault);
});

test('XML has them in its text and in quoted attributes', () => {
  const xml = `<?xml version="1.0"?><a x='"' to="{{to}}"><![CDATA[x]]><b>{{text}}</b></a>`;
  expect(faultsOf(withRequest({ body: { kind: 'xml', xml } }))).toEqual([]);
});

test('certificates are believed where somebody shows one', () => {
  const tlsCa = '-----BEGIN CERTIFICATE-----\nYQ==\n-----END CERTIFICATE-----';
  expect(faultsOf({ ...OWN, tlsCa })).toEqual([]);
  expect(faultsOf({ ...OWN, tlsCa: 'no' })).toEqual(['tlsCa: certificates_not_pem']);
  const byWord = { ...OWN, values: { server: 'http://api.example' } };
  expect(faultsOf({ ...byWord, tlsCa })).toEqual(['tlsCa: certificates_without_tls']);
  expect(faultsOf({ ...byWord, tlsCa: ' ' })).toEqual([]);
  expect(faultsOf({ ...byWord, tlsCert: tlsCa })).toEqual(['tlsCert: certificates_without_tls']);
});

test('a value is called by no name that means something here', () => {
  for (const name of ['to', 'receipts', 'Ab', 'a-b', '1']) {
    expect(faultsOf({ ...OWN, values: { ...OWN.values, [name]: 'x' } })).toContain(
      `values.${name}: value_name_invalid`,
    );
  }
});

test('a pattern is one', () => {
  const answer = { id: { in: 'pattern', at: '(' } };
  expect(faultsOf({ ...OWN, api: { ...OWN.api, answer } })).toEqual(['api.answer.id: pattern_invalid']);
});
