/** Whether what tells how a provider is spoken to can work, and cannot be made to say something else by a message. */
import { compilePattern } from './compile-pattern';
import type { AnswerPlace, BodyTemplate, HttpApi, Json } from './http-api';
import { originOf } from './origin-of-url';
import { CARRIER_NAMES, type Fillings, isValueName, MESSAGE_NAMES, namesIn, xmlPlaces } from './placeholders';

export type ApiFault =
  | 'name_unknown'
  /** Where it stands no escape keeps a message from saying more than a value. */
  | 'name_misplaced'
  /** A request without it makes no sense. */
  | 'name_needed'
  | 'value_name'
  | 'url'
  | 'header'
  | 'pattern';

export type FoundFault = {
  readonly fault: ApiFault;
  /** The placeholder, value or header. */
  readonly name: string;
  readonly path: readonly string[];
};

type Template = { readonly text: string; readonly path: readonly string[] };

/** Whoever writes them decides what a message says of itself: they stand where an escape holds them. */
const WRITTEN_BY_ANYBODY = ['text', 'sender'];

const HEADER = /^[A-Za-z\d!#$%&'*+.^_`|~-]{1,100}$/;
/** HTTP's own. */
const OWN_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function faultsOf(api: HttpApi, values: Fillings): FoundFault[] {
  const templates = templatesOf(api);
  const known = new Set([...MESSAGE_NAMES, ...CARRIER_NAMES, ...Object.keys(values)]);
  const used = templates.flatMap(({ text }) => namesIn(text));
  return [
    ...Object.keys(values).flatMap((name) =>
      isValueName(name) ? [] : [faultAt('value_name', name, ['values', name])],
    ),
    ...templates.flatMap(({ text, path }) =>
      namesIn(text).flatMap((name) => (known.has(name) ? [] : [faultAt('name_unknown', name, path)])),
    ),
    ...['to', 'text'].flatMap((name) =>
      used.includes(name) ? [] : [faultAt('name_needed', name, ['api', 'request', 'body'])],
    ),
    ...faultsOfUrl(api.request.url, values),
    ...faultsOfHeaders(api.request.headers),
    ...faultsOfXml(api.request.body),
    ...[...patternsOf(api)].flatMap(({ text, path }) => (compilePattern(text) ? [] : [faultAt('pattern', text, path)])),
  ];
}

const faultAt = (fault: ApiFault, name: string, path: readonly string[]): FoundFault => ({ fault, name, path });

const REQUEST = ['api', 'request'];

function templatesOf({ request }: HttpApi): Template[] {
  const of = (fields: Readonly<Record<string, string>>, place: string): Template[] =>
    Object.entries(fields).map(([name, text]) => ({ text, path: [...REQUEST, place, name] }));
  return [
    { text: request.url, path: [...REQUEST, 'url'] },
    ...of(request.query, 'query'),
    ...of(request.headers, 'headers'),
    ...textsOfBody(request.body).map((text) => ({ text, path: [...REQUEST, 'body'] })),
  ];
}

function textsOfBody(body: BodyTemplate): string[] {
  switch (body.kind) {
    case 'none':
      return [];
    case 'form':
      return Object.values(body.fields);
    case 'json':
      return textsInJson(body.json);
    case 'xml':
      return [body.xml];
  }
}

function textsInJson(json: Json): string[] {
  if (typeof json === 'string') return [json];
  return typeof json === 'object' && json !== null ? Object.values(json).flatMap(textsInJson) : [];
}

/** No message decides where it is sent: neither the host nor, by what anybody writes, the path. */
function faultsOfUrl(url: string, values: Fillings): FoundFault[] {
  const path = [...REQUEST, 'url'];
  const misplaced = namesIn(url).filter((name) => WRITTEN_BY_ANYBODY.includes(name));
  const origin = originOf(url, values, '1');
  const isFixed = origin !== null && origin === originOf(url, values, '2');
  return [
    ...misplaced.map((name) => faultAt('name_misplaced', name, path)),
    ...(isFixed ? [] : [faultAt('url', url, path)]),
  ];
}

function faultsOfHeaders(headers: Readonly<Record<string, string>>): FoundFault[] {
  return Object.entries(headers).flatMap(([name, template]) => {
    const path = [...REQUEST, 'headers', name];
    const misplaced = namesIn(template).filter((placed) => WRITTEN_BY_ANYBODY.includes(placed));
    const isName = HEADER.test(name) && !OWN_HEADERS.has(name.toLowerCase());
    return [
      ...misplaced.map((placed) => faultAt('name_misplaced', placed, path)),
      ...(isName ? [] : [faultAt('header', name, path)]),
    ];
  });
}

function faultsOfXml(body: BodyTemplate): FoundFault[] {
  if (body.kind !== 'xml') return [];
  const names = namesIn(body.xml);
  return xmlPlaces(body.xml).flatMap((place, index) =>
    place === 'elsewhere' ? [faultAt('name_misplaced', names[index] ?? '', [...REQUEST, 'body'])] : [],
  );
}

function* patternsOf({ answer }: HttpApi): Iterable<Template> {
  const places: [string, AnswerPlace | { readonly in: 'own' } | null][] = [
    ['id', answer.id],
    ['code', answer.code],
    ['words', answer.words],
  ];
  for (const [name, place] of places) {
    if (place?.in === 'pattern') yield { text: place.at, path: ['api', 'answer', name] };
  }
}
