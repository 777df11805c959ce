import type { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import { readFault } from '@/lib/schemas/fault';
import type { Fault } from '../table/faults';

/** Checks what a program says by a schema of the panel; `name` is what the program calls it. */
export function checkField<Value>(name: string, schema: z.ZodType<Value>, said: unknown): Result<Value, Fault> {
  const checked = schema.safeParse(said);
  if (checked.success) return ok(checked.data);
  const reason = readFault(checked.error.issues[0]?.message ?? '').code.replaceAll('_', ' ');
  return err({ code: 'invalid_parameter', about: `[${name}] ${reason}` });
}
