/** The table in the shape of the original's `/sms.json` and `/auth.json`, which its SDKs and panel read. */
import { z } from 'zod';
import { ABOUT } from '../models/types';
import type { Route } from '../table/route';
import { fieldsOf, mayBeMissing, mayBeNull, modelsIn, type Schema, typeName } from './read-schema';

type ParameterPlace = 'path' | 'query' | 'body';

const parameter = (place: ParameterPlace, name: string, schema: Schema) => ({
  dataType: typeName(schema),
  description: ABOUT.get(schema)?.description ?? '',
  fullType: typeName(schema),
  name,
  paramType: place,
  required: place === 'path' || !mayBeMissing(schema),
});

const parametersOf = ({ input, path }: Route) => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const field = fieldsOf(input.path).find(([known]) => known === name)?.[1] ?? z.string();
    return parameter('path', name, field);
  }),
  ...fieldsOf(input.query).map(([name, field]) => parameter('query', name, field)),
  ...fieldsOf(input.body).map(([name, field]) => parameter('body', name, field)),
];

const HERE = { description: 'Stable production version', value: 'PRODUCTION' };
const ABSENT = { description: 'Not offered here', value: 'DEPRECATED' };

const OURS = { description: 'Of this instance, not of the original', value: 'BETA' };

function statusOf({ isHere, isOurs }: Route) {
  if (isHere === false) return ABSENT;
  return isOurs ? OURS : HERE;
}

const operation = (route: Route) => ({
  apiStatus: statusOf(route),
  description: route.summary,
  errors: [],
  httpMethod: route.method,
  noAuthentication: route.access !== 'key',
  parameters: parametersOf(route),
  responseFullType: typeName(route.output),
  responseType: typeName(route.output),
});

type Property = {
  readonly canBeNull: boolean;
  readonly description: string;
  readonly fullType: string;
  readonly readOnly: boolean;
  readonly required: boolean;
  readonly type: string;
};

function presentModel(id: string, schema: Schema) {
  const { description = '', readOnly: isFixed = false } = ABOUT.get(schema) ?? {};
  const cut = id.lastIndexOf('.');
  const named = { description, id: id.slice(cut + 1), namespace: id.slice(0, cut) };
  if (schema instanceof z.ZodEnum) return { ...named, enum: schema.options.map(String), enumType: 'string' };
  const fields = schema instanceof z.ZodObject ? Object.entries<Schema>(schema.shape) : [];
  const properties = fields.map(([name, field]): [string, Property] => [
    name,
    {
      canBeNull: mayBeNull(field),
      description: '',
      fullType: typeName(field),
      readOnly: isFixed || field instanceof z.ZodReadonly,
      required: false,
      type: typeName(field),
    },
  ]);
  return { ...named, properties: Object.fromEntries(properties) };
}

/** Of the routes below one path; where they are served is added by whoever answers. */
export function originalSchema(routes: readonly Route[], resourcePath: string) {
  const below = routes.filter(({ path }) => path === resourcePath || path.startsWith(`${resourcePath}/`));
  const paths = [...new Set(below.map(({ path }) => path))].toSorted();
  const models = new Map<string, Schema>();
  for (const { input, output } of below) {
    for (const schema of [input.query, input.body, output]) modelsIn(schema, models);
  }
  const told = [...models].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return {
    apiVersion: '1.0',
    resourcePath,
    apis: paths.map((path) => {
      const operations = below.filter((route) => route.path === path);
      return { description: operations[0]?.summary ?? '', operations: operations.map(operation), path };
    }),
    models: Object.fromEntries(told.map(([id, schema]) => [id, presentModel(id, schema)])),
  };
}
