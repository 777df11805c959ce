/** Fields that rows share. */
import { z } from 'zod';

/** Longer than any name that exists, and short enough to be looked for. */
const LONGEST_NAME = 100;

export const name = z.string().max(LONGEST_NAME);

/** An id in a path or a query, where everything is a text. */
export const longText = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);

/** A field that may be left out; SDKs send null for what they were not given. */
export const optional = <Schema extends z.ZodType>(schema: Schema) =>
  schema.nullish().transform((value) => value ?? undefined);

export const inAccount = z.strictObject({ serviceName: name });
