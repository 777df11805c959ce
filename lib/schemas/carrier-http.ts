/** What a provider's HTTP API is set up with (docs/carriers.md tells what each means). */
import { z } from 'zod';
import { type ApiFault, faultsOf } from '@/lib/domain/carrier/http/check-api';
import {
  AUTHORISATIONS,
  type HttpApi,
  MEANINGS,
  METHODS,
  NUMBER_FORMATS,
  RECEIPT_STATES,
} from '@/lib/domain/carrier/http/http-api';
import { originOf } from '@/lib/domain/carrier/http/origin-of-url';
import { apiOf, HTTP_DEFAULTS, type HttpSettings, valuesOf } from '@/lib/domain/carrier/http-settings';
import { missingSecrets } from '@/lib/domain/carrier/missing-secrets';
import { PRESET_NAMES, PRESETS } from '@/lib/domain/carrier/presets/presets';
import { SEGMENT_RECEIPTS } from '@/lib/domain/delivery/segment-receipts';
import { isOneLine } from '@/lib/domain/one-line';
import { certificates, certificatesNeedTls, privateKey, wordOf } from './carrier-fields';
import { type Fault, fault } from './fault';
import { wholeNumber } from './whole-number';

const LONGEST = 2_000;
const MOST_ENTRIES = 300;

const text = z.string().max(LONGEST, fault('at_most_characters', { most: LONGEST }));
const line = text.refine(isOneLine, fault('value_not_one_line'));
const key = line.min(1, fault('value_missing'));
const tableOf = <Value extends z.ZodType>(value: Value) =>
  z
    .record(key, value)
    .refine((table) => Object.keys(table).length <= MOST_ENTRIES, fault('at_most_entries', { most: MOST_ENTRIES }));

const body = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('none') }),
  z.strictObject({ kind: z.literal('form'), fields: tableOf(text) }),
  z.strictObject({ kind: z.literal('json'), json: z.json() }),
  z.strictObject({ kind: z.literal('xml'), xml: z.string().min(1).max(20_000) }),
]);

const request = z.strictObject({
  method: wordOf(METHODS, 'POST'),
  url: key,
  query: tableOf(text).default({}),
  headers: tableOf(line).default({}),
  body: body.default({ kind: 'none' }),
  authorisation: wordOf(AUTHORISATIONS, 'none'),
  numbers: wordOf(NUMBER_FORMATS, 'plus'),
  codings: z.strictObject({ gsm7: line, ucs2: line }).default({ gsm7: '', ucs2: '' }),
});

const answerPlace = z.discriminatedUnion('in', [
  z.strictObject({ in: z.literal('json'), at: key }),
  z.strictObject({ in: z.literal('xml'), at: key }),
  z.strictObject({ in: z.literal('pattern'), at: key }),
  z.strictObject({ in: z.literal('body') }),
]);

const meaning = z.enum(MEANINGS, fault('not_one_of', { words: MEANINGS.join(', ') }));

const answer = z.strictObject({
  id: z.union([answerPlace, z.strictObject({ in: z.literal('own') })]).nullable(),
  statuses: tableOf(meaning).default({}),
  code: answerPlace.nullable().default(null),
  codes: tableOf(meaning).default({}),
  words: answerPlace.nullable().default(null),
});

const places = z.array(key).max(10).default([]);
const when = z
  .strictObject({ at: key, is: z.array(line).max(50).default([]) })
  .nullable()
  .default(null);
const news = { when, list: line.nullable().default(null), id: places };

const receipts = z.strictObject({
  ...news,
  status: places,
  states: tableOf(z.enum(RECEIPT_STATES, fault('not_one_of', { words: RECEIPT_STATES.join(', ') }))).default({}),
  reason: places,
  reasons: tableOf(z.int().min(0).max(99_999)).default({}),
  words: places,
});

const incoming = z.strictObject({
  ...news,
  from: places,
  to: places,
  toOtherwise: line.default(''),
  text: places,
  segment: z.strictObject({ reference: key, number: key, count: key }).nullable().default(null),
});

const acknowledgement = z.strictObject({
  status: z.int().min(200).max(299),
  contentType: key,
  body: text,
});

const api = z.strictObject({
  request: request.exactOptional(),
  answer: answer.exactOptional(),
  receipts: receipts.nullable().exactOptional(),
  incoming: incoming.nullable().exactOptional(),
  acknowledgement: acknowledgement.exactOptional(),
}) satisfies z.ZodType<Partial<HttpApi>>;

const API_FAULTS: Readonly<Record<ApiFault, (name: string) => Fault>> = {
  name_unknown: (name) => fault('placeholder_unknown', { name }),
  name_misplaced: (name) => fault('placeholder_misplaced', { name }),
  name_needed: (name) => fault('placeholder_needed', { name }),
  value_name: (name) => fault('value_name_invalid', { name }),
  url: () => fault('api_url_invalid'),
  header: (name) => fault('header_name_invalid', { name }),
  pattern: () => fault('pattern_invalid'),
};

const OWN = 'own';

export const httpSettings = z
  .strictObject({
    preset: wordOf([OWN, ...PRESET_NAMES], OWN),
    values: tableOf(line.trim()).default(HTTP_DEFAULTS.values),
    api: api.default(HTTP_DEFAULTS.api),
    username: line.trim().default(HTTP_DEFAULTS.username),
    tlsCa: certificates,
    tlsCert: certificates,
    perSecond: wholeNumber({ least: 1, most: 10_000 }, HTTP_DEFAULTS.perSecond),
    atOnce: wholeNumber({ least: 1, most: 100 }, HTTP_DEFAULTS.atOnce),
    segmentReceipts: wordOf(SEGMENT_RECEIPTS, HTTP_DEFAULTS.segmentReceipts),
  })
  .superRefine((settings, context) => {
    const wrong = (message: Fault, path: readonly string[]) =>
      context.addIssue({ code: 'custom', message, path: [...path] });
    const { preset, values, username } = settings;
    if (preset !== OWN) {
      const { asks, credentials } = PRESETS[preset];
      for (const { name, otherwise } of asks) {
        if (otherwise === null && !values[name]) wrong(fault('value_missing'), ['values', name]);
      }
      if (credentials.username !== undefined && username === '') wrong(fault('value_missing'), ['username']);
    }
    const whole = apiOf(settings);
    if (!whole) wrong(fault('api_missing'), ['api']);
    else
      for (const { fault: found, name, path } of faultsOf(whole, valuesOf(settings)))
        wrong(API_FAULTS[found](name), path);
  })
  .superRefine(certificatesNeedTls(isByTls));

/** As far as its settings say where it is. */
function isByTls(settings: Pick<HttpSettings, 'preset' | 'api' | 'values'>): boolean {
  const url = apiOf(settings)?.request.url;
  return url !== undefined && originOf(url, valuesOf(settings))?.startsWith('https:') === true;
}

const LONGEST_SECRET = 2_000;
const secret = z
  .string()
  .max(LONGEST_SECRET, fault('at_most_characters', { most: LONGEST_SECRET }))
  .refine(isOneLine, fault('value_not_one_line'))
  .default('');

/** Of a carrier that is there already: left empty, each stays as it is. */
export const httpSecrets = z.strictObject({ password: secret, token: secret, tlsKey: privateKey });

type Secrets = z.infer<typeof httpSecrets>;

export function haveSecretsOfPreset(
  carrier: { readonly settings: Pick<HttpSettings, 'preset'>; readonly secrets: Secrets },
  context: z.RefinementCtx,
): void {
  for (const name of missingSecrets(carrier)) {
    context.addIssue({ code: 'custom', message: fault('value_missing'), path: ['secrets', name] });
  }
}
