import { z } from 'zod';
import type { AccessRefusal } from '@/lib/domain/authorisation/authorise';
import { err } from '@/lib/domain/result';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { panelDependencies } from './panel-dependencies';
import { type Refusal, runAction } from './run-action';

const ACCESS_REFUSALS: Readonly<Record<AccessRefusal, Refusal>> = {
  not_found: { field: null, fault: 'not_found' },
  forbidden: { field: null, fault: 'forbidden' },
};

/** It comes from the browser, like all input. */
const boundName = z.string().max(60);

/** Runs one use case on an account for a form: who asks, what was typed, the use case, where its refusals are told. */
export function panelAction<Input, Value, Code extends string>(
  perform: UseCase<Input, Value, Code>,
  serviceName: unknown,
  schema: z.ZodType<Input>,
  input: unknown,
  refusals: Readonly<Record<Code, Refusal>>,
): Promise<ActionResult<Value>> {
  const table: Readonly<Record<Code | AccessRefusal, Refusal>> = { ...ACCESS_REFUSALS, ...refusals };
  return runAction(schema, input, table, async (actor, parsed) => {
    const name = boundName.safeParse(serviceName);
    return name.success ? perform(panelDependencies(), actor, name.data, parsed) : err('not_found');
  });
}
