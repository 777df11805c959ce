import type { Member } from '@/lib/domain/authorisation/actor';
import type { InstanceUseCase, OperationsDependencies } from '@/lib/use-cases/_shared/define-instance-use-case';
import type { PanelDependencies } from '@/lib/use-cases/_shared/define-use-case';
import { operationsOf } from './operations';
import type { Performed } from './panel-read';

/** A read of the instance, performed where those of an account are; the address names no account. */
export const onInstance = <Input, Value>(
  perform: InstanceUseCase<Input, Value, 'not_found', OperationsDependencies>,
): Performed<Input, Value> => {
  const performed = (dependencies: PanelDependencies, actor: Member, _instance: string, input: Input) =>
    perform(operationsOf(dependencies), actor, input);
  return Object.assign(performed, { authorise: perform.authorise });
};
