import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { err, ok, type Result } from '@/lib/domain/result';
import { fault } from './fault';

/** A parameter of a read that cannot be what it says. */
export type ParameterFault = { readonly name: string; readonly value: string; readonly fault: string };

/** For a read that asks for nothing more. */
export const noParameters = z.strictObject({}).transform(() => undefined);

/** A whole number from 1, as an address says it; `wrong` says what it is not. */
const ordinal = (most: number, wrong: string) =>
  z.coerce
    .string()
    .regex(/^[1-9]\d*$/, wrong)
    .transform(Number)
    .pipe(z.number().max(most, wrong));

/** An id, as the address of a list names a row: where a page begins, or the one that is looked for. */
export const rowId = ordinal(Number.MAX_SAFE_INTEGER, fault('filter_no_id'));

export const pageNumber = ordinal(1_000_000, fault('filter_no_page'));

/** What is searched for; empty: anything. */
export const searchText = (most: number) =>
  z
    .string()
    .trim()
    .max(most, fault('at_most_characters', { most }))
    .refine(isOneLine, fault('filter_not_one_line'))
    .default('');

/** One of `values`, as of a filter or an order. */
export const choiceOf = <const Values extends readonly string[]>(values: Values) =>
  z.enum(values, fault('filter_no_choice'));

type Values = ReadonlyMap<string, string>;

/** What Next adds to the address of a page when it fetches one. */
const OF_NEXT = '_rsc';

/** What an address says of each name, empty values left out; a name that is said twice says nothing. */
function readValues(parameters: URLSearchParams): { readonly values: Values; readonly faults: ParameterFault[] } {
  const values = new Map<string, string>();
  const faults: ParameterFault[] = [];
  for (const name of new Set(parameters.keys())) {
    const said = parameters.getAll(name);
    const [value = ''] = said;
    if (said.length > 1) faults.push({ name, value: said.join(', '), fault: fault('filter_repeated') });
    else if (value !== '' && name !== OF_NEXT) values.set(name, value);
  }
  return { values, faults };
}

/** What a schema says of values; of each name its first fault. */
function check<Query>(schema: z.ZodType<Query>, values: Values): Result<Query, readonly ParameterFault[]> {
  const read = schema.safeParse(Object.fromEntries(values));
  if (read.success) return ok(read.data);
  const faults = read.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((name) => ({ name, fault: fault('filter_unknown') }))
      : [{ name: String(issue.path[0]), fault: issue.message }],
  );
  const names = [...new Set(faults.map(({ name }) => name))];
  return err(
    names.map((name) => ({
      name,
      value: values.get(name) ?? '',
      fault: faults.find((one) => one.name === name)?.fault ?? '',
    })),
  );
}

/** Reads what a read is asked for, or says which parameters it cannot be asked for: nothing is dropped silently. */
export function readQuery<Query>(
  schema: z.ZodType<Query>,
  parameters: URLSearchParams,
): Result<Query, readonly ParameterFault[]> {
  const { values, faults } = readValues(parameters);
  const checked = check(schema, values);
  if (faults.length === 0) return checked;
  return err(checked.ok ? faults : [...faults, ...checked.error]);
}

/**
 * The same for a page, which goes on with what can be read: its query is as it would be without the rest. Nobody may be
 * shown its rows as if they were what the address asks for. Nothing in the schema of a list is required.
 */
export function readListQuery<Query>(
  schema: z.ZodType<Query>,
  parameters: URLSearchParams,
): { readonly query: Query; readonly faults: readonly ParameterFault[] } {
  const { values, faults } = readValues(parameters);
  const readable = new Map(values);
  // What is wrong between two values is seen only once each of them is right.
  for (;;) {
    const checked = check(schema, readable);
    if (checked.ok) return { query: checked.value, faults };
    for (const found of checked.error) {
      if (!readable.delete(found.name)) throw new Error(`A list requires “${found.name}”.`);
      faults.push(found);
    }
  }
}
