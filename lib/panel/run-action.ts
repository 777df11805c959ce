import type { z } from 'zod';
import type { Result } from '@/lib/domain/result';
import { type ActionResult, SESSION_OVER } from '@/lib/schemas/action-result';
import { type Fault, readFault } from '@/lib/schemas/fault';
import { getRuntime } from '@/lib/server/runtime/runtime';
import type { SignedInActor } from '@/lib/use-cases/_shared/define-use-case';
import en from '@/messages/en.json';
import { currentActor } from './current-actor';
import { storageFault } from './storage-fault';

/** What a refusal tells: which field is at fault, null for the form as a whole, and why. */
export type Refusal = { readonly field: string | null; readonly fault: Fault };

/** Whether a text has words; zod's own, about types that no form sends, have none. */
const hasWords = (text: string) => Object.hasOwn(en.faults, readFault(text).code);

/** What was typed, parsed; or the first fault in it. */
export function parseForm<Input>(
  schema: z.ZodType<Input>,
  input: unknown,
): Result<Input, Extract<ActionResult, { ok: false }>> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') ?? null;
  return {
    ok: false,
    error: { ok: false, field, fault: issue && hasWords(issue.message) ? issue.message : 'unknown' },
  };
}

/**
 * A use case's outcome as a form understands it: a refusal as `refusals` places it, and what the disk or a lock refused
 * as a fault too.
 */
export async function toActionResult<Value, Code extends string>(
  performed: Promise<Result<Value, Code>>,
  refusals: Readonly<Record<Code, Refusal>>,
): Promise<ActionResult<Value>> {
  try {
    const outcome = await performed;
    return outcome.ok ? outcome : { ok: false, ...refusals[outcome.error] };
  } catch (cause) {
    const fault = storageFault(cause);
    if (fault === null) throw cause;
    getRuntime().log.error({ err: cause }, 'a change could not be stored');
    return { ok: false, field: null, fault };
  }
}

/** Acts for whoever is signed in. */
export async function actAs<Value>(
  act: (actor: SignedInActor) => Promise<ActionResult<Value>>,
): Promise<ActionResult<Value>> {
  const actor = await currentActor();
  return actor ? act(actor) : { ok: false, field: null, fault: SESSION_OVER };
}

/**
 * Runs `perform` for a signed-in person's form. `refusals` must name every one, so a new one cannot go without words.
 */
export function runAction<Input, Value, Code extends string>(
  schema: z.ZodType<Input>,
  input: unknown,
  refusals: Readonly<Record<Code, Refusal>>,
  perform: (actor: SignedInActor, input: Input) => Promise<Result<Value, Code>>,
): Promise<ActionResult<Value>> {
  return actAs(async (actor) => {
    const parsed = parseForm(schema, input);
    return parsed.ok ? toActionResult(perform(actor, parsed.value), refusals) : parsed.error;
  });
}
