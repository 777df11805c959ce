/**
 * What the models of the API are made of. Each type goes by its name in the original's schema, from which
 * `/1.0/sms.json` and the OpenAPI document are made; a program reads these names, so none of them is ours.
 */
import { z } from 'zod';

type About = {
  /** Of a model or an enumeration. */
  readonly id?: string;
  /** Of what has no model, such as `long`. */
  readonly 'x-type'?: string;
  readonly description?: string;
  /** What somebody may begin from who tries a call. */
  readonly examples?: readonly unknown[];
  /** Nobody sets it: a PUT that says it changes nothing. */
  readonly readOnly?: boolean;
};

/** What is known of each schema besides what it lets through. */
export const ABOUT = z.registry<About>();

function named<Schema extends z.ZodType>(schema: Schema, type: string): Schema {
  ABOUT.add(schema, { 'x-type': type });
  return schema;
}

export const string = named(z.string(), 'string');
export const boolean = named(z.boolean(), 'boolean');
export const long = named(z.int(), 'long');
export const double = named(z.number(), 'double');
/** ISO 8601 with its offset, such as 2026-11-24T10:00:00+00:00. */
export const datetime = named(z.iso.datetime({ offset: true }), 'datetime');
export const date = named(z.iso.date(), 'date');
export const uuid = named(z.uuid(), 'uuid');
export const ip = named(z.string(), 'ip');

/** With a line on what is to be known of it, for those who read the documents. */
export function described<Schema extends z.ZodType>(description: string, schema: Schema): Schema {
  // Its own: the same schema may stand elsewhere, where this is not so.
  const own = schema.clone();
  ABOUT.add(own, { ...ABOUT.get(schema), description });
  return own;
}

/** A body or a parameter of which there is something to show. */
export function shownBy<Schema extends z.ZodType>(example: z.input<Schema>, schema: Schema): Schema {
  ABOUT.add(schema, { ...ABOUT.get(schema), examples: [example] });
  return schema;
}

export const readOnly = <Schema extends z.ZodType>(schema: Schema): z.ZodReadonly<Schema> => schema.readonly();

/** A model under its name; what an answer holds is what it names, and nothing else. */
export const model = <Shape extends z.ZodRawShape>(id: string, description: string, shape: Shape) =>
  z.strictObject(shape).register(ABOUT, { id, description });

/** One of which nobody sets anything. */
export const fixedModel = <Shape extends z.ZodRawShape>(id: string, description: string, shape: Shape) =>
  z.strictObject(shape).register(ABOUT, { id, description, readOnly: true });

export const choice = <const Values extends readonly string[]>(id: string, values: Values) =>
  z.enum(values).register(ABOUT, { id });
