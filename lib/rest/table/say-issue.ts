/** What is wrong with a value, as the REST API says it behind its name. */
import type { z } from 'zod';
import { faultInEnglish } from '@/lib/schemas/fault-in-english';

type Issue = z.core.$ZodRawIssue;

const TYPES: Readonly<Record<string, string>> = {
  array: 'an array',
  boolean: 'a boolean',
  int: 'a whole number',
  number: 'a number',
  object: 'an object',
  record: 'an object',
  string: 'a string',
};

const FORMATS: Readonly<Record<string, string>> = {
  date: 'a date such as 2026-11-24',
  datetime: 'a time with its offset, such as 2026-11-24T10:00:00+00:00',
  url: 'a URL',
  uuid: 'a UUID',
};

/** More than that would bury what is said. */
const MOST_VALUES = 20;

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return TYPES[Array.isArray(value) ? 'array' : typeof value] ?? 'something else';
}

const oneOf = (values: readonly unknown[]): string =>
  values.length > MOST_VALUES
    ? 'must be one of the values that /1.0/openapi.json lists'
    : `must be one of ${values.join(', ')}`;

function bounded(origin: string, word: string, bound: number | bigint): string {
  if (origin === 'string') return `must have ${word} ${bound} ${bound === 1 ? 'character' : 'characters'}`;
  if (origin === 'array') return `must have ${word} ${bound} ${bound === 1 ? 'entry' : 'entries'}`;
  return `must be ${word} ${bound}`;
}

function wrongType(expected: string, input: unknown): string {
  const wanted = TYPES[expected];
  if (wanted === undefined) return 'is not what is expected';
  // 1.5 for a whole number is a number, too.
  return expected === 'int' && typeof input === 'number'
    ? `must be ${wanted}`
    : `must be ${wanted}, not ${typeOf(input)}`;
}

function misformed(format: string): string {
  const wanted = FORMATS[format];
  return wanted === undefined ? 'is not in the form that is expected' : `must be ${wanted}`;
}

/** For each parse: whatever a schema says of itself goes before it. */
export function sayIssue(issue: Issue): string {
  if (issue.code === 'invalid_type') return wrongType(issue.expected, issue.input);
  if (issue.code === 'invalid_value') return oneOf(issue.values);
  if (issue.code === 'too_big') return bounded(issue.origin, 'at most', issue.maximum);
  if (issue.code === 'too_small') return bounded(issue.origin, 'at least', issue.minimum);
  return issue.code === 'invalid_format' ? misformed(issue.format) : 'is not what is expected';
}

/** What is said of a value by a schema of the panel, or by one of the API's own. */
export const inWords = (message: string): string => faultInEnglish(message).replace(/\.$/, '');
