import type { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { AccessRefusal, UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { currentActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';

type Fault = { readonly field: string | null; readonly message: string };

const ACCESS_FAULTS: Readonly<Record<AccessRefusal, Fault>> = {
  not_found: { field: null, message: 'This account does not exist, or you are not a member of it.' },
  forbidden: { field: null, message: 'Your role on this account does not allow this.' },
};

/**
 * Runs one use case for a form: who asks, what was typed, the use case, and its refusal as the field and sentence
 * that `faults` gives for it. The table must name every code, so a new refusal cannot go without words.
 */
export async function panelAction<Input, Value, Code extends string>(
  perform: UseCase<Input, Value, Code>,
  serviceName: string,
  schema: z.ZodType<Input>,
  input: unknown,
  faults: Readonly<Record<Code, Fault>>,
): Promise<ActionResult<Value>> {
  const actor = await currentActor();
  if (!actor) return { ok: false, field: null, message: 'Your session has ended. Sign in again.' };
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, field: issue?.path.join('.') ?? null, message: issue?.message ?? 'This cannot be saved.' };
  }
  const outcome = await perform(panelDependencies(), actor, serviceName, parsed.data);
  if (outcome.ok) return { ok: true, value: outcome.value };
  const table: Readonly<Record<Code | AccessRefusal, Fault>> = { ...ACCESS_FAULTS, ...faults };
  return { ok: false, ...table[outcome.error] };
}
