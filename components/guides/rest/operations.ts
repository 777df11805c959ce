/** The routes of the REST API as its own document tells them, made to be read and tried. */
import { type JsonSchema, OPEN_API_METHODS, type OpenApiDocument, type OpenApiOperation } from '@/lib/schemas/open-api';
import { REST_AREAS, type RestArea } from '@/lib/schemas/rest-area';

/** Who may call: whoever has a key, whoever names an application, or anybody. */
type Access = 'key' | 'application' | 'anyone';

export type RestField = {
  readonly name: string;
  readonly place: 'path' | 'query' | 'header' | 'body';
  readonly isRequired: boolean;
  /** What is to be known of it, in English; empty: nothing. */
  readonly caveat: string;
  /** What may stand there, to begin from; empty: nothing that is everybody's. */
  readonly example: string;
  readonly schema: JsonSchema;
};

export type RestOperation = {
  /** Its own in the whole document: the end of a link to it. */
  readonly id: string;
  readonly area: RestArea;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly summary: string;
  readonly isHere: boolean;
  /** Whether a call may change something, or send. */
  readonly changes: boolean;
  /** What is to be known of it besides, in English; empty: nothing. */
  readonly note: string;
  readonly access: Access;
  readonly fields: readonly RestField[];
  /** What to begin a body from, as text; null where there is no body. */
  readonly body: string | null;
  readonly answer: JsonSchema;
  /** The statuses by which it may refuse. */
  readonly refusals: readonly string[];
};

const METHODS = { get: 'GET', post: 'POST', put: 'PUT', delete: 'DELETE' } as const;

function accessOf({ security }: OpenApiOperation): Access {
  if (security.length === 0) return 'anyone';
  return security.some((way) => 'basic' in way) ? 'key' : 'application';
}

/** Whatever is said of a field without a type changes nothing. */
const says = (schema: JsonSchema): boolean => Object.keys(schema).length > 0;

function bodyFields(schema: JsonSchema): RestField[] {
  const required = new Set(schema.required);
  return Object.entries(schema.properties ?? {})
    .filter(([, field]) => says(field))
    .map(([name, field]) => ({
      ...{ name, place: 'body', isRequired: required.has(name), schema: field },
      ...{ caveat: field.description ?? '', example: '' },
    }));
}

function operationAt(path: string, method: (typeof OPEN_API_METHODS)[number], told: OpenApiOperation): RestOperation {
  const body = told.requestBody?.content['application/json'];
  return {
    id: told.operationId,
    area: told.tags[0],
    method: METHODS[method],
    path,
    summary: told.summary,
    isHere: told.deprecated !== true,
    changes: method !== 'get' && told['x-changes-nothing'] !== true,
    note: told.description ?? '',
    access: accessOf(told),
    fields: [
      ...told.parameters.map(({ in: place, required, description = '', example = '', ...field }) => ({
        ...{ ...field, place, isRequired: required, caveat: description, example },
      })),
      ...(body ? bodyFields(body.schema) : []),
    ],
    body: body ? JSON.stringify(body.example ?? {}, null, 2) : null,
    answer: told.responses['200']?.content?.['application/json'].schema ?? {},
    refusals: Object.keys(told.responses).filter((status) => status !== '200'),
  };
}

/** In the order of their areas; within one as the document has them. */
export function operationsOf({ paths }: OpenApiDocument): readonly RestOperation[] {
  const all = Object.entries(paths).flatMap(([path, methods]) =>
    OPEN_API_METHODS.flatMap((method) => {
      const told = methods[method];
      return told ? [operationAt(path, method, told)] : [];
    }),
  );
  return REST_AREAS.flatMap((area) => all.filter((operation) => operation.area === area));
}

/** Segments of a path as somebody has it before them: with names of their own, or with the stars of a key's rule. */
const segmentsOf = (path: string): readonly string[] =>
  path
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\/(1\.0|v1)(?=\/)/, '')
    .replace(/\?.*$/, '')
    .split('/')
    .filter((segment) => segment !== '');

const isPlaceholder = (segment: string) => segment.startsWith('{');

/** Whether the segments that are asked for follow each other from the first of `path` on; a star stands for some. */
function begins(path: readonly string[], asked: readonly string[]): boolean {
  const [segment, ...others] = path;
  const [wanted, ...rest] = asked;
  if (wanted === undefined) return true;
  if (segment === undefined) return false;
  if (wanted === '*') {
    // What follows a star is meant as the route writes it: no name that stands in a placeholder.
    const isNext = rest.length === 0 || (others[0] !== undefined && !isPlaceholder(others[0]));
    return (isNext && begins(others, rest)) || begins(others, asked);
  }
  return (isPlaceholder(segment) || segment === wanted) && begins(others, rest);
}

/** Whether a route's path is the one that is asked for, has it as a beginning, or, without a slash before it, within. */
function leadsTo(path: string, asked: string): boolean {
  const segments = segmentsOf(path);
  const wanted = segmentsOf(asked);
  if (!asked.includes('/') || wanted.length === 0) return false;
  if (asked.startsWith('/') || asked.includes('://')) return begins(segments, wanted);
  return segments.some((segment, index) => !isPlaceholder(segment) && begins(segments.slice(index), wanted));
}

/** Those whose method, path and summary have every word of what is looked for, or are what a path of it calls. */
export function matching(operations: readonly RestOperation[], search: string): readonly RestOperation[] {
  const words = search.toLowerCase().split(/\s+/);
  return operations.filter(({ method, path, summary }) => {
    const text = `${method} ${path} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word) || leadsTo(path.toLowerCase(), word));
  });
}
