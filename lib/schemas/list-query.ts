import { z } from 'zod';

/** A parameter of a list that cannot be what it says. */
export type ParameterFault = { readonly name: string; readonly value: string; readonly message: string };

/** For a read that asks for nothing more. */
export const noParameters = z.object({}).transform(() => undefined);

/** A whole number from 1, as an address says it; `wrong` says what it is not. */
const ordinal = (most: number, wrong: string) => z.coerce.number(wrong).int(wrong).positive(wrong).max(most, wrong);

/** An id, as the address of a list names the row where a page begins. */
export const rowId = ordinal(Number.MAX_SAFE_INTEGER, 'This is no number of a row.');

export const pageNumber = ordinal(1_000_000, 'This is no number of a page.');

/** What is searched for; empty: anything. */
export const searchText = (most: number) => z.string().max(most, `This is longer than ${most} characters.`).default('');

/** One of `values`, as of a filter or an order. */
export const choiceOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, `This is none of ${values.filter((value) => value !== '').join(', ')}.`);

/**
 * Reads what the address of a list asks for. An empty value is none. What cannot be read is told by its name, and the
 * query is as it would be without it; whoever shows it has to say so.
 */
export function readListQuery<Query>(
  schema: z.ZodType<Query>,
  parameters: URLSearchParams,
): { readonly query: Query; readonly faults: readonly ParameterFault[] } {
  const given = Object.fromEntries([...parameters].filter(([, value]) => value !== ''));
  const read = schema.safeParse(given);
  if (read.success) return { query: read.data, faults: [] };
  const faults = new Map<string, ParameterFault>();
  for (const { path, message } of read.error.issues) {
    const name = String(path[0]);
    if (!faults.has(name)) faults.set(name, { name, value: given[name] ?? '', message });
  }
  const readable = Object.entries(given).filter(([name]) => !faults.has(name));
  return { query: schema.parse(Object.fromEntries(readable)), faults: [...faults.values()] };
}
