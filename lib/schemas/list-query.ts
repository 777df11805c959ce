import { z } from 'zod';
import { fault } from './fault';

/** A parameter of a list that cannot be what it says. */
export type ParameterFault = { readonly name: string; readonly value: string; readonly fault: string };

/** For a read that asks for nothing more. */
export const noParameters = z.object({}).transform(() => undefined);

/** A whole number from 1, as an address says it; `wrong` says what it is not. */
const ordinal = (most: number, wrong: string) => z.coerce.number(wrong).int(wrong).positive(wrong).max(most, wrong);

/** An id, as the address of a list names a row: where a page begins, or the one that is looked for. */
export const rowId = ordinal(Number.MAX_SAFE_INTEGER, fault('filter_no_id'));

export const pageNumber = ordinal(1_000_000, fault('filter_no_page'));

/** What is searched for; empty: anything. */
export const searchText = (most: number) =>
  z.string().trim().max(most, fault('at_most_characters', { most })).default('');

/** One of `values`, as of a filter or an order. */
export const choiceOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, fault('filter_no_choice'));

/**
 * Reads what the address of a list asks for. An empty value is none. What cannot be read is told by its name, and the
 * query is as it would be without it: nobody may be shown its rows as if they were what the address asks for.
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
    if (!faults.has(name)) faults.set(name, { name, value: given[name] ?? '', fault: message });
  }
  const readable = Object.entries(given).filter(([name]) => !faults.has(name));
  return { query: schema.parse(Object.fromEntries(readable)), faults: [...faults.values()] };
}
