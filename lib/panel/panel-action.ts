import type { z } from 'zod';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { AccessRefusal, UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { panelDependencies } from './panel-dependencies';
import { type Fault, runAction } from './run-action';

const ACCESS_FAULTS: Readonly<Record<AccessRefusal, Fault>> = {
  not_found: { field: null, message: 'This account does not exist, or you are not a member of it.' },
  forbidden: { field: null, message: 'Your role on this account does not allow this.' },
};

/** Runs one use case on an account for a form: who asks, what was typed, the use case, its refusals in words. */
export function panelAction<Input, Value, Code extends string>(
  perform: UseCase<Input, Value, Code>,
  serviceName: string,
  schema: z.ZodType<Input>,
  input: unknown,
  faults: Readonly<Record<Code, Fault>>,
): Promise<ActionResult<Value>> {
  const table: Readonly<Record<Code | AccessRefusal, Fault>> = { ...ACCESS_FAULTS, ...faults };
  return runAction(schema, input, table, (actor, parsed) => perform(panelDependencies(), actor, serviceName, parsed));
}
