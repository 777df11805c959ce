import { err, ok, type Result } from '../result';
import type { Actor } from './actor';
import { allowsOnInstance, type InstanceAction, type InstanceHolder } from './instance-policy';

/**
 * Whether somebody may do something on the instance: what everything above accounts asks first. To whoever may not,
 * there is no such thing.
 */
export function authoriseOnInstance(
  actor: Actor,
  isInstanceOwner: boolean,
  action: InstanceAction,
): Result<null, 'not_found'> {
  const holder = holderOf(actor, isInstanceOwner);
  return holder !== null && allowsOnInstance(action, holder) ? ok(null) : err('not_found');
}

/** As what somebody comes to the instance; a key of an instance owner comes as a key. */
function holderOf({ kind }: Actor, isInstanceOwner: boolean): InstanceHolder | null {
  if (kind === 'panel-user') return isInstanceOwner ? 'instance-owner' : null;
  return kind;
}
