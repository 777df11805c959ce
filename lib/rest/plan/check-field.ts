import type { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Fault } from '../table/faults';
import { inWords, sayIssue } from '../table/say-issue';

/** What a program calls something that a schema of the panel checks: one name, or one for each field of the schema. */
type Names = string | Readonly<Record<string, string>>;

/** Checks what a program says by a schema of the panel. */
export function checkField<Value>(names: Names, schema: z.ZodType<Value>, said: unknown): Result<Value, Fault> {
  const checked = schema.safeParse(said, { error: sayIssue });
  if (checked.success) return ok(checked.data);
  const [issue] = checked.error.issues;
  const field = String(issue?.path[0] ?? '');
  const name = typeof names === 'string' ? names : (names[field] ?? field);
  return err({ code: 'invalid_parameter', about: `[${name}] ${inWords(issue?.message ?? '')}` });
}
