/** The table as an OpenAPI 3.1 document. */
import { z } from 'zod';
import { REST_AREAS, type RestArea } from '@/lib/schemas/rest-area';
import { ABOUT } from '../models/types';
import { FAULTS } from '../table/faults';
import type { Route } from '../table/route';
import { answeredHeaders, headersOf } from './headers';
import { fieldsOf, mayBeMissing, type Schema } from './read-schema';
import { refusalAnswers, refusalsIn } from './refusals';

type Json = { readonly [name: string]: unknown };
type Schemas = Map<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Refers to where the document keeps its schemas. */
function placed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placed);
  if (!isJson(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string' ? inner.replace('#/$defs/', '#/components/schemas/') : placed(inner),
    ]),
  );
}

/** A schema as JSON Schema; the models that it names are kept apart. */
function jsonSchema(schema: Schema, io: 'input' | 'output', schemas: Schemas): unknown {
  const { properties, $defs = {} } = z.toJSONSchema(z.object({ it: schema }), {
    metadata: ABOUT,
    io,
    unrepresentable: 'any',
  });
  // What is kept under its name does not say it once more.
  for (const [id, model] of Object.entries($defs)) schemas.set(id, placed({ ...model, id: undefined }));
  return placed(properties?.['it']);
}

const ERROR_CODES = Object.values(FAULTS).flatMap((row) => ('errorCode' in row ? row.errorCode : []));

const FAULT_SCHEMA = {
  type: 'object',
  additionalProperties: false,
  required: ['class', 'message', 'httpCode', 'queryId'],
  properties: {
    class: { type: 'string', pattern: '^(Client|Server)::[A-Za-z]+$' },
    message: { type: 'string' },
    errorCode: { type: 'string', enum: [...new Set(ERROR_CODES)] },
    httpCode: { type: 'string', pattern: '^[45][0-9]{2} ' },
    queryId: { type: 'string', format: 'uuid', description: 'As in the header X-Ovh-QueryID' },
  },
};

const SIGNED_HEADERS = {
  Application: 'The application key',
  Consumer: 'The consumer key',
  Timestamp: 'In seconds of Unix time, by /auth/time, and not more than a minute from it',
  Signature: '$1$, and SHA-1 over secret+consumer key+method+address+body+timestamp, in hexadecimal',
} as const;
const SIGNED_HEADER_NAMES = ['Application', 'Consumer', 'Timestamp', 'Signature'] as const;

/** By HTTP Basic, or signed: then all four headers together. */
const SECURITY_SCHEMES = {
  basic: { type: 'http', scheme: 'basic', description: 'The consumer key, and the secret of its application' },
  ...Object.fromEntries(
    SIGNED_HEADER_NAMES.map((name) => [
      name.toLowerCase(),
      { type: 'apiKey', in: 'header', name: `X-Ovh-${name}`, description: SIGNED_HEADERS[name] },
    ]),
  ),
};
const SIGNED = [{ basic: [] }, { application: [], consumer: [], timestamp: [], signature: [] }];
const SECURITY = { key: SIGNED, application: [{ application: [] }], anyone: [] } as const satisfies Readonly<
  Record<Route['access'], unknown>
>;

const idOf = ({ method, path }: Route) =>
  method.toLowerCase() + path.replaceAll(/\W+(\w)/g, (_, c: string) => c.toUpperCase()).replace('}', '');

/** Whether a call leaves everything as it is, although its method does not say so. */
const changesNothing = (route: Route): boolean =>
  route.method !== 'GET' && (route.isHere === false || (route.access === 'key' && !route.changes));

function operation(route: Route, area: RestArea, schemas: Schemas): Json {
  const { input, output, path, method, summary, isHere, isOurs } = route;
  const parameter = (place: 'path' | 'query', name: string, field: Schema) => ({
    ...{ name, in: place, required: place === 'path' || !mayBeMissing(field) },
    description: ABOUT.get(field)?.description,
    example: ABOUT.get(field)?.examples?.[0],
    schema: jsonSchema(field, 'input', schemas),
  });
  const placeholders = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const named = new Map(fieldsOf(input.path));
  const hasBody = method !== 'GET' && fieldsOf(input.body).length > 0;
  const example = ABOUT.get(input.body)?.examples?.[0];
  const content = { 'application/json': { schema: jsonSchema(output, 'output', schemas) } };
  return {
    operationId: idOf(route),
    tags: [isHere === false ? 'absent' : area],
    summary,
    ...(isHere === false && { deprecated: true }),
    ...(changesNothing(route) && { 'x-changes-nothing': true }),
    ...(isOurs && { description: 'The original does not have this.' }),
    security: SECURITY[route.access],
    parameters: [
      ...placeholders.map((name) => parameter('path', name, named.get(name) ?? z.string())),
      ...fieldsOf(input.query).map(([name, field]) => parameter('query', name, field)),
      ...headersOf(route),
    ],
    ...(hasBody && {
      requestBody: { content: { 'application/json': { schema: jsonSchema(input.body, 'input', schemas), example } } },
    }),
    responses: { 200: { description: 'Done', headers: answeredHeaders(route), content }, ...refusalsIn(route) },
  };
}

export type RoutesByArea = Readonly<Record<RestArea, readonly Route[]>>;

/** Where it is served is added by whoever answers. */
export function openApi(areas: RoutesByArea) {
  const schemas: Schemas = new Map([['Fault', FAULT_SCHEMA]]);
  const paths = new Map<string, Json>();
  for (const area of REST_AREAS) {
    for (const route of areas[area]) {
      const operations = { ...paths.get(route.path), [route.method.toLowerCase()]: operation(route, area, schemas) };
      paths.set(route.path, operations);
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Chappe',
      version: '1.0',
      description: 'The routes of OVHcloud’s API under /sms, as this instance has them.',
    },
    tags: REST_AREAS.map((name) => ({ name })),
    paths: Object.fromEntries(paths),
    components: {
      schemas: Object.fromEntries(schemas),
      responses: refusalAnswers(),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}
