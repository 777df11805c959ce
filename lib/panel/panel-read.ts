import type { AccessRefusal } from '@/lib/domain/authorisation/authorise';
import type { Resource } from '@/lib/queries/resources';
import type { UseCase } from '@/lib/use-cases/_shared/define-use-case';

/** How one of an account's RESOURCES is answered. */
export type PanelRead<Query, Asked, Value, Answer> = {
  readonly perform: UseCase<Query, Value, AccessRefusal>;
  readonly resource: Resource<Query, Asked, Answer>;
  readonly present: (value: Value) => Answer;
};

/** What is presented is what the resource's readers expect, or it does not compile. */
export const panelRead = <Query, Asked, Value, Answer>(
  perform: UseCase<Query, Value, AccessRefusal>,
  resource: Resource<Query, Asked, Answer>,
  present: (value: Value) => NoInfer<Answer>,
): PanelRead<Query, Asked, Value, Answer> => ({ perform, resource, present });

/** For what a use case answers in the shape that the panel reads. */
export const asItIs = <Value>(value: Value): Value => value;
