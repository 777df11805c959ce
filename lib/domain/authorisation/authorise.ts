import type { Role } from '../panel-user/role';
import { err, ok, type Result } from '../result';
import type { Actor } from './actor';
import { type Action, allows, type Holder } from './policy';

/** An account as an actor comes to it. */
type ReachedAccount = {
  readonly id: number;
  /** What the panel user is on it who acts, or whose key acts; null: no member, as every API user and the machine. */
  readonly role: Role | null;
};

export type AccessRefusal = 'not_found' | 'forbidden';

/**
 * Whether somebody may do something on an account: what everything that acts on one asks first. An account that is not
 * theirs is `not_found`, exactly like one that does not exist.
 */
export function authorise(actor: Actor, account: ReachedAccount, action: Action): Result<null, AccessRefusal> {
  const holders = holdersOf(actor, account);
  if (holders === null) return err('not_found');
  return holders.every((holder) => allows(action, holder)) ? ok(null) : err('forbidden');
}

/** As what somebody comes to an account, all of which must be allowed; null: it is none of theirs. */
function holdersOf(actor: Actor, { id, role }: ReachedAccount): readonly Holder[] | null {
  switch (actor.kind) {
    case 'panel-user':
      return role && [role];
    case 'consumer-key':
      return role && [role, 'consumer-key'];
    case 'api-user':
      return id === actor.accountId ? ['api-user'] : null;
    case 'system':
      return ['system'];
  }
}

/** For what the machine does by itself: what the table does not allow it is a bug, so a refusal is a throw. */
export function assertMay(actor: Actor, accountId: number, action: Action): void {
  const allowed = authorise(actor, { id: accountId, role: null }, action);
  if (!allowed.ok) throw new Error(`${actor.kind} may not do ${action} on account ${accountId}: ${allowed.error}.`);
}
