import type { Member } from '@/lib/domain/authorisation/actor';
import type { AccessRefusal } from '@/lib/domain/authorisation/authorise';
import type { Result } from '@/lib/domain/result';
import type { Resource } from '@/lib/queries/resources';
import type { PanelDependencies, UseCase } from '@/lib/use-cases/_shared/define-use-case';

/** What answers, and whether it would answer somebody at all, where what comes is read only for whoever may ask. */
export type Performed<Input, Value> = UseCase<Input, Value, AccessRefusal> & {
  readonly authorise?: (dependencies: PanelDependencies, actor: Member) => Promise<Result<null, AccessRefusal>>;
};

/** How one of an account's RESOURCES is answered. */
export type PanelRead<Query, Asked, Value, Answer> = {
  readonly perform: Performed<Query, Value>;
  readonly resource: Resource<Query, Asked, Answer>;
  readonly present: (value: Value) => Answer;
};

/** What is presented is what the resource's readers expect, or it does not compile. */
export const panelRead = <Query, Asked, Value, Answer>(
  perform: Performed<Query, Value>,
  resource: Resource<Query, Asked, Answer>,
  present: (value: Value) => NoInfer<Answer>,
): PanelRead<Query, Asked, Value, Answer> => ({ perform, resource, present });

/** For what a use case answers in the shape that the panel reads. */
export const asItIs = <Value>(value: Value): Value => value;
