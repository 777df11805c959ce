/** What PostgreSQL answers, in the types that SQLite's connections answer: numbers, never bigints, and Dates. */
import pg from 'pg';

/** By PostgreSQL's own numbers of types. Counts and sums are wider than what they count, and fit a number all the same. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [pg.types.builtins.INT8]: Number,
  [pg.types.builtins.NUMERIC]: Number,
  // Stored without a zone, in UTC.
  [pg.types.builtins.TIMESTAMP]: (text) => new Date(`${text.replace(' ', 'T')}Z`),
};

export const ANSWERS: pg.CustomTypesConfig = {
  getTypeParser: (type: number, format?: 'text' | 'binary') =>
    PARSERS[type] ?? (format === 'binary' ? pg.types.getTypeParser(type, 'binary') : pg.types.getTypeParser(type)),
};

/** What a statement is given, as PostgreSQL reads it. */
export function encode(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'string' ? withoutNul(value) : (value ?? null);
}

/**
 * PostgreSQL's texts hold no NUL, and nobody's login or sender does: it becomes the sign for what cannot be written. So
 * what is looked for with one is not found, and what is kept with one is kept.
 */
export const withoutNul = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '\u{FFFD}') : text);
