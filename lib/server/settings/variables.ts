/** Kinds of environment variables. */
import { isIP } from 'node:net';
import { z } from 'zod';

/** An empty variable is one that is not set. */
export const unset = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema);

/** Digits and nothing else: Number() would take a blank for 0, which turns a limit off, and `1e3` for a thousand. */
export const digits = (least: number, most: number) =>
  z
    .string()
    .regex(/^\d{1,15}$/, `must be a whole number from ${least} to ${most}`)
    .transform(Number)
    .pipe(z.number().min(least, `must be at least ${least}`).max(most, `must be at most ${most}`));

export const wholeNumber = (fallback: number, least: number, most: number) =>
  unset(digits(least, most).default(fallback));

const isHost = (name: string) => isIP(name) > 0 || /^[a-z\d]([a-z\d.-]{0,251}[a-z\d])?$/i.test(name);

export const host = () => unset(z.string().refine(isHost, 'must be an IP address or the name of a host').optional());
