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
      caveat: field.description ?? '',
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
    note: told.description ?? '',
    access: accessOf(told),
    fields: [
      ...told.parameters.map(({ in: place, required, description = '', ...field }) => ({
        ...{ ...field, place, isRequired: required, caveat: description },
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

/** Those whose method, path and summary have every word of what is looked for. */
export function matching(operations: readonly RestOperation[], search: string): readonly RestOperation[] {
  const words = search.toLowerCase().split(/\s+/);
  return operations.filter(({ method, path, summary }) => {
    const text = `${method} ${path} ${summary}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
