import type { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { InstanceUseCase, OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import { operationsOf } from './operations';
import { panelDependencies } from './panel-dependencies';
import { actAs, parseForm, type Refusal, toActionResult } from './run-action';

const NOT_FOUND = { not_found: { field: null, fault: 'not_found' } } as const;

/**
 * Runs one use case of the instance for a form: who asks, what was typed, the use case, where its refusals are told.
 * Whoever may not ask hears the same whatever they send: what a form of the instance takes is not told either.
 */
export function instanceAction<Input, Value, Code extends string>(
  perform: InstanceUseCase<Input, Value, Code, OperationsDependencies>,
  schema: z.ZodType<Input>,
  input: unknown,
  refusals: Readonly<Record<Code, Refusal>>,
): Promise<ActionResult<Value>> {
  const table: Readonly<Record<Code | 'not_found', Refusal>> = { ...NOT_FOUND, ...refusals };
  return actAs(async (actor) => {
    const dependencies = operationsOf(panelDependencies());
    const allowed = await perform.authorise(dependencies, actor);
    if (!allowed.ok) return { ok: false, ...NOT_FOUND.not_found };
    const parsed = parseForm(schema, input);
    return parsed.ok ? toActionResult(perform(dependencies, actor, parsed.value), table) : parsed.error;
  });
}
