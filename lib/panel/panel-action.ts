import { z } from 'zod';
import { err } from '@/lib/domain/result';
import type { ActionResult } from '@/lib/schemas/action-result';
import type { AccessRefusal, UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { panelDependencies } from './panel-dependencies';
import { type Fault, runAction } from './run-action';

const ACCESS_FAULTS: Readonly<Record<AccessRefusal, Fault>> = {
  not_found: { field: null, message: 'This account does not exist, or you are not a member of it.' },
  forbidden: { field: null, message: 'Your role on this account does not allow this.' },
};

/** A page binds it to its actions, so it comes back from the browser as any other input does. */
const boundName = z.string().max(60);

/** Runs one use case on an account for a form: who asks, what was typed, the use case, its refusals in words. */
export function panelAction<Input, Value, Code extends string>(
  perform: UseCase<Input, Value, Code>,
  serviceName: unknown,
  schema: z.ZodType<Input>,
  input: unknown,
  faults: Readonly<Record<Code, Fault>>,
): Promise<ActionResult<Value>> {
  const table: Readonly<Record<Code | AccessRefusal, Fault>> = { ...ACCESS_FAULTS, ...faults };
  return runAction(schema, input, table, async (actor, parsed) => {
    const name = boundName.safeParse(serviceName);
    return name.success ? perform(panelDependencies(), actor, name.data, parsed) : err('not_found');
  });
}
