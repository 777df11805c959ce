/** What a schema of a row is made of, as the documents tell it. */
import { z } from 'zod';
import { ABOUT } from '../models/types';

export type Schema = z.core.$ZodType;

/** A schema without what stands around it: whether it may be missing or null, and how it is read. */
function unwrap(schema: Schema): Schema {
  if (ABOUT.get(schema)?.id !== undefined) return schema;
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodReadonly) {
    return unwrap(schema.unwrap());
  }
  return schema instanceof z.ZodPipe ? unwrap(schema.in) : schema;
}

/** Whether whatever is said changes nothing. */
const isIgnored = (schema: Schema): boolean => unwrap(schema) instanceof z.ZodUnknown;

export const mayBeMissing = (schema: Schema): boolean => schema._zod.optin === 'optional';

/** Of an answer, where everything is there. */
export function mayBeNull(schema: Schema): boolean {
  if (schema instanceof z.ZodNullable) return true;
  return schema instanceof z.ZodReadonly || schema instanceof z.ZodOptional ? mayBeNull(schema.unwrap()) : false;
}

/** What the original calls a type; a model and an enumeration by their names. */
export function typeName(schema: Schema): string {
  const bare = unwrap(schema);
  const { id, 'x-type': type } = ABOUT.get(bare) ?? {};
  if (id !== undefined) return id;
  if (type !== undefined) return type;
  if (bare instanceof z.ZodArray) return `${typeName(bare.element)}[]`;
  if (bare instanceof z.ZodNumber) return bare.format === null ? 'double' : 'long';
  if (bare instanceof z.ZodBoolean) return 'boolean';
  return bare instanceof z.ZodNull ? 'void' : 'string';
}

/** The models and enumerations that a schema names, by their names. */
export function modelsIn(schema: Schema, found = new Map<string, Schema>()): ReadonlyMap<string, Schema> {
  const bare = unwrap(schema);
  const id = ABOUT.get(bare)?.id;
  if (id !== undefined) found.set(id, bare);
  if (bare instanceof z.ZodArray) modelsIn(bare.element, found);
  if (bare instanceof z.ZodObject) for (const field of Object.values<Schema>(bare.shape)) modelsIn(field, found);
  return found;
}

/** The fields of a query or of a body, without those that change nothing. */
export const fieldsOf = (schema: Schema): [name: string, field: Schema][] => {
  const bare = unwrap(schema);
  return bare instanceof z.ZodObject ? Object.entries<Schema>(bare.shape).filter(([, field]) => !isIgnored(field)) : [];
};
