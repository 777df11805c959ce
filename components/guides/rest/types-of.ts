/** A JSON Schema as one reads it: by the original's names of types and models. */
import type { JsonSchema, OpenApiDocument } from '@/lib/schemas/open-api';

export type ReadType = {
  /** `long`, `sms.User`, `string[]`. */
  readonly name: string;
  readonly mayBeNull: boolean;
  /** All that an enumeration has; none for anything else. */
  readonly values: readonly string[];
};

type Schemas = OpenApiDocument['components']['schemas'];

const MODELS = '#/components/schemas/';

const NAMES: Readonly<Record<string, string>> = {
  integer: 'long',
  number: 'double',
  null: 'void',
  'date-time': 'datetime',
  date: 'date',
};

const modelOf = ({ $ref }: JsonSchema): string | undefined => $ref?.slice(MODELS.length);

const isNull = ({ type }: JsonSchema): boolean => type?.join() === 'null';

function nameOf(schema: JsonSchema): string {
  const { anyOf, items, format } = schema;
  const type = schema.type?.find((one) => one !== 'null') ?? (isNull(schema) ? 'null' : 'object');
  if (anyOf) return [...new Set(anyOf.filter((one) => !isNull(one)).map(nameOf))].join(' | ');
  if (items) return `${nameOf(items)}[]`;
  return modelOf(schema) ?? schema['x-type'] ?? NAMES[format ?? type] ?? type;
}

/** The schema that says what is in it: its own, that of its elements, or of the model that it names. */
function inner(schema: JsonSchema, schemas: Schemas): JsonSchema {
  const model = modelOf(schema);
  if (model !== undefined) return schemas[model] ?? {};
  const [only] = schema.anyOf?.filter((one) => !isNull(one)) ?? [];
  const next = only ?? schema.items;
  return next ? inner(next, schemas) : schema;
}

export const readType = (schema: JsonSchema, schemas: Schemas): ReadType => ({
  name: nameOf(schema),
  mayBeNull: schema.anyOf?.some(isNull) ?? (!isNull(schema) && schema.type?.includes('null')) ?? false,
  values: inner(schema, schemas).enum ?? [],
});

export type ReadModel = { readonly name: string; readonly fields: readonly (readonly [string, JsonSchema])[] };

/**
 * What a schema is made of, and what that is made of in turn: each with fields once, the outermost first. What has no
 * name of its own goes by its field's.
 */
export const modelsOf = (schema: JsonSchema, schemas: Schemas): readonly ReadModel[] =>
  modelsWithin([{ name: 'object', schema }], schemas);

/** The same of several fields; they themselves are told elsewhere. */
export function modelsWithin(
  named: readonly { readonly name: string; readonly schema: JsonSchema }[],
  schemas: Schemas,
): readonly ReadModel[] {
  const models = new Map<string, ReadModel>();
  const look = (at: JsonSchema, field: string) => {
    const bare = nameOf(at).replaceAll('[]', '');
    const name = bare === 'object' ? field : bare;
    const { properties } = inner(at, schemas);
    if (!properties || models.has(name)) return;
    const fields = Object.entries(properties).filter(([, field]) => Object.keys(field).length > 0);
    models.set(name, { name, fields });
    for (const [of, one] of fields) look(one, of);
  };
  for (const { name, schema } of named) look(schema, name);
  return [...models.values()];
}
