import type { z } from 'zod';
import type { Result } from '@/lib/domain/result';
import type { ActionResult } from '@/lib/schemas/action-result';
import { getRuntime } from '@/lib/server/runtime/runtime';
import type { SignedInActor } from '@/lib/use-cases/_shared/define-use-case';
import { currentActor } from './current-actor';
import { storageFault } from './storage-fault';

/** What a refusal says: which field is at fault, null for the form as a whole, and why. */
export type Fault = { readonly field: string | null; readonly message: string };

/** What was typed, parsed; or the first fault in it. */
export function parseForm<Input>(
  schema: z.ZodType<Input>,
  input: unknown,
): Result<Input, Extract<ActionResult, { ok: false }>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? null;
  return { ok: false, error: { ok: false, field, message: issue?.message ?? 'This cannot be saved.' } };
}

/**
 * A use case's outcome as a form understands it: a refusal in the words of `faults`, and what the disk or a lock refused
 * in words too.
 */
export async function toActionResult<Value, Code extends string>(
  performed: Promise<Result<Value, Code>>,
  faults: Readonly<Record<Code, Fault>>,
): Promise<ActionResult<Value>> {
  try {
    const outcome = await performed;
    return outcome.ok ? outcome : { ok: false, ...faults[outcome.error] };
  } catch (cause) {
    const message = storageFault(cause);
    if (message === null) throw cause;
    getRuntime().log.error({ err: cause }, 'a change could not be stored');
    return { ok: false, field: null, message };
  }
}

/**
 * Runs `perform` for a signed-in person's form. `faults` must name every refusal, so a new one cannot go without words.
 */
export async function runAction<Input, Value, Code extends string>(
  schema: z.ZodType<Input>,
  input: unknown,
  faults: Readonly<Record<Code, Fault>>,
  perform: (actor: SignedInActor, input: Input) => Promise<Result<Value, Code>>,
): Promise<ActionResult<Value>> {
  const actor = await currentActor();
  if (!actor)
    return { ok: false, field: null, message: 'Your session has ended. Nothing was changed.', sessionEnded: true };
  const parsed = parseForm(schema, input);
  return parsed.ok ? toActionResult(perform(actor, parsed.value), faults) : parsed.error;
}
