/** A call of the REST API as somebody fills it in, and the same as a program that makes it. */
import { quoted, shellQuoted } from '@/lib/domain/quoted';
import { asPhp, asPython, type ScriptedCall } from './call-in-scripts';
import type { RestOperation } from './operations';

/** How somebody wants to prove that calls are theirs. */
export type ChosenProof = 'signature' | 'basic';

/** By the names of fields; what is empty is not said. */
export type CallValues = Readonly<Record<string, string>>;

type Called = Pick<RestOperation, 'method' | 'path' | 'fields' | 'access'>;

/** A browser takes these for a way up, however they are escaped. */
const isNoName = (value: string) => value === '' || /^\.\.?$/.test(value);

/** The placeholders without which nothing can be called. */
export const missingIn = ({ fields }: Called, values: CallValues): readonly string[] =>
  fields.flatMap(({ name, place }) => (place === 'path' && isNoName(values[name] ?? '') ? [name] : []));

/** As `SENDER` stands where a sender is to be named: a brace in an address is curl's own. */
const inCapitals = (name: string): string => name.replaceAll(/([a-z])([A-Z])/g, '$1_$2').toUpperCase();

/** As a program says what is not filled in: an example, but of what it would delete. */
export const withExamples = ({ method, fields }: Called, values: CallValues): CallValues => ({
  ...values,
  ...Object.fromEntries(
    fields.flatMap(({ name, place, isRequired, example }) => {
      if (place !== 'path' && (place !== 'query' || !isRequired)) return [];
      if (!isNoName(values[name] ?? '')) return [];
      return [[name, example === '' || method === 'DELETE' ? inCapitals(name) : example]];
    }),
  ),
});

/** Placeholders without a value stay as they are. */
export const pathOf = ({ path }: Called, values: CallValues): string =>
  path.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = values[name] ?? '';
    return isNoName(value) ? placeholder : encodeURIComponent(value);
  });

const queryOf = ({ fields }: Called, values: CallValues): [name: string, value: string][] =>
  fields.flatMap(({ name, place }) => {
    const value = values[name] ?? '';
    return place === 'query' && value !== '' ? [[name, value]] : [];
  });

/** The path below `/1.0`, with its query. */
export function targetOf(called: Called, values: CallValues): string {
  const query = new URLSearchParams(queryOf(called, values)).toString();
  return pathOf(called, values) + (query === '' ? '' : `?${query}`);
}

/** What is said in headers, besides what proves who calls. */
export const headersOf = ({ fields }: Called, values: CallValues): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.flatMap(({ name, place }) => {
      const value = values[name] ?? '';
      return place === 'header' && value !== '' ? [[name, value]] : [];
    }),
  );

type Written = {
  readonly called: Called;
  readonly values: CallValues;
  readonly body: string;
  readonly url: string;
  readonly proof: ChosenProof;
};

const PROOF = {
  basic: ["-u 'CONSUMER_KEY:APPLICATION_SECRET'"],
  signature: [
    "-H 'X-Ovh-Application: APPLICATION_KEY'",
    "-H 'X-Ovh-Consumer: CONSUMER_KEY'",
    '-H "X-Ovh-Timestamp: $NOW"',
    '-H "X-Ovh-Signature: \\$1\\$$SIGNED"',
  ],
  application: ["-H 'X-Ovh-Application: APPLICATION_KEY'"],
  anyone: [],
} as const;

/** What a shell needs before it can sign. */
const signing = (method: string, address: string, body: string, url: string): readonly string[] => [
  `NOW=$(curl -s ${shellQuoted(`${url}/auth/time`)})`,
  `SIGNED=$(printf %s ${shellQuoted(`APPLICATION_SECRET+CONSUMER_KEY+${method}+${address}+${body}+`)}"$NOW" | openssl sha1 -r | cut -d' ' -f1)`,
];

function asCurl({ called, values, body, url, proof }: Written): string {
  const { method, access } = called;
  const address = url + targetOf(called, values);
  const proven = access === 'key' ? proof : access;
  const call = [
    `curl${method === 'GET' ? '' : ` -X ${method}`} ${shellQuoted(address)}`,
    ...PROOF[proven],
    ...Object.entries(headersOf(called, values)).map(([name, value]) => `-H ${shellQuoted(`${name}: ${value}`)}`),
    ...(body === '' ? [] : [`-H 'Content-Type: application/json'`, `-d ${shellQuoted(body)}`]),
  ].join(' \\\n  ');
  return [...(proven === 'signature' ? signing(method, address, body, url) : []), call].join('\n');
}

const isJson = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

/** A line of a program for each header. */
function headerLines({ called, values, body }: Written): string[] {
  const proof = {
    key: "'Authorization': `Basic ${btoa('CONSUMER_KEY:APPLICATION_SECRET')}`,",
    application: "'X-Ovh-Application': 'APPLICATION_KEY',",
    anyone: null,
  }[called.access];
  return [
    ...(proof === null ? [] : [proof]),
    ...Object.entries(headersOf(called, values)).map(([name, value]) => `${quoted(name)}: ${quoted(value)},`),
    ...(body === '' ? [] : ["'Content-Type': 'application/json',"]),
  ];
}

/** By Node.js itself: the official package sends no headers of one's own. */
const asFetch = (written: Written): string =>
  [
    `const answer = await fetch(${quoted(written.url + targetOf(written.called, written.values))}, {`,
    `  method: '${written.called.method}',`,
    '  headers: {',
    ...headerLines(written).map((line) => `    ${line}`),
    '  },',
    ...(written.body === '' ? [] : [`  body: ${quoted(written.body)},`]),
    '});',
    'console.log(await answer.json());',
  ].join('\n');

/** By the original's official package. */
function asOfficial({ called, values, body, url }: Written): string {
  const { hostname, port, pathname } = new URL(url);
  const query = Object.fromEntries(queryOf(called, values));
  const parameters = body !== '' && isJson(body) ? body : Object.keys(query).length > 0 ? JSON.stringify(query) : null;
  return [
    "import ovh from 'ovh';",
    '',
    'const api = ovh({',
    `  host: ${quoted(hostname)},`,
    ...(port === '' ? [] : [`  port: ${port},`]),
    `  basePath: ${quoted(pathname)},`,
    "  appKey: 'APPLICATION_KEY',",
    "  appSecret: 'APPLICATION_SECRET',",
    "  consumerKey: 'CONSUMER_KEY',",
    '});',
    `const answer = await api.requestPromised('${called.method}', ${quoted(pathOf(called, values))}${
      parameters === null ? '' : `, ${parameters}`
    });`,
    'console.log(answer);',
  ].join('\n');
}

/** The official packages always sign, and send no headers of one's own. */
const isAlone = ({ called, values, proof }: Written): boolean =>
  (called.access === 'key' && proof === 'basic') || Object.keys(headersOf(called, values)).length > 0;

const asNode = (written: Written): string => (isAlone(written) ? asFetch(written) : asOfficial(written));

/** Whether the program in Node.js cannot call this address: its package speaks HTTPS alone. */
export const needsHttps = (written: Written): boolean => !isAlone(written) && new URL(written.url).protocol === 'http:';

function scripted(written: Written): ScriptedCall {
  const { called, values, body, url } = written;
  return {
    ...{ method: called.method, url, body: isJson(body) ? body : '' },
    path: pathOf(called, values),
    target: targetOf(called, values),
    query: Object.fromEntries(queryOf(called, values)),
    headers: [
      ...(called.access === 'application' ? [['X-Ovh-Application', 'APPLICATION_KEY'] as const] : []),
      ...Object.entries(headersOf(called, values)),
      ...(body === '' ? [] : [['Content-Type', 'application/json'] as const]),
    ],
    isAlone: isAlone(written),
    isByKey: called.access === 'key',
  };
}

/** `url` is where programs call the API. */
export function writeCall(asFilledIn: Written): readonly { readonly name: string; readonly text: string }[] {
  const written = { ...asFilledIn, values: withExamples(asFilledIn.called, asFilledIn.values) };
  return [
    { name: 'curl', text: asCurl(written) },
    { name: 'Node.js', text: asNode(written) },
    { name: 'Python', text: asPython(scripted(written)) },
    { name: 'PHP', text: asPhp(scripted(written)) },
  ];
}
