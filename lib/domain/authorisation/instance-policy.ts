import type { Actor } from './actor';

/** What is done on the instance, above its accounts: the one table of it, beside the accounts' (policy.ts). */
export const INSTANCE_ACTIONS = [
  'account.list',
  'account.open',
  'account.disable',
  'credit.grant',
  'credit.transfer',
  'panel-user.list',
  'panel-user.change-instance-owner',
  'panel-user.sign-out-anywhere',
  'panel-user.reset-sign-in',
  'panel-user.remove-anywhere',
  'backup.list',
  'backup.make',
  'backup.delete',
  'backup.schedule',
  'health.see',
  'carrier.list',
  'carrier.add',
  'carrier.change',
  'carrier.disable',
  'carrier.delete',
  'carrier.trace',
  'carrier.test',
  'carrier.show-address',
  'message.decide',
  'rate.list',
  'rate.add',
  'rate.change',
  'rate.delete',
  'rate.import',
  'route.list',
  'route.add',
  'route.change',
  'route.order',
  'route.delete',
] as const;
export type InstanceAction = (typeof INSTANCE_ACTIONS)[number];

/** Whom a row can name: the panel users who own the instance, and the other kinds of actors. */
export type InstanceHolder = 'instance-owner' | Exclude<Actor['kind'], 'panel-user'>;

/** Whoever is at the machine does by command what instance owners do in the panel; keys and API users do none of it. */
const ALLOWED: Readonly<Record<InstanceAction, readonly InstanceHolder[]>> = {
  'account.list': ['instance-owner'],
  'account.open': ['instance-owner', 'system'],
  'account.disable': ['instance-owner', 'system'],
  'credit.grant': ['instance-owner', 'system'],
  'credit.transfer': ['instance-owner', 'system'],
  'panel-user.list': ['instance-owner'],
  'panel-user.change-instance-owner': ['instance-owner', 'system'],
  'panel-user.sign-out-anywhere': ['instance-owner'],
  'panel-user.reset-sign-in': ['instance-owner', 'system'],
  'panel-user.remove-anywhere': ['instance-owner'],
  'backup.list': ['instance-owner'],
  'backup.make': ['instance-owner'],
  'backup.delete': ['instance-owner'],
  'backup.schedule': ['instance-owner'],
  'health.see': ['instance-owner'],
  'carrier.list': ['instance-owner', 'system'],
  'carrier.add': ['instance-owner', 'system'],
  'carrier.change': ['instance-owner', 'system'],
  'carrier.disable': ['instance-owner', 'system'],
  'carrier.delete': ['instance-owner', 'system'],
  'carrier.show-address': ['instance-owner', 'system'],
  'message.decide': ['instance-owner'],
  'rate.list': ['instance-owner'],
  'rate.add': ['instance-owner'],
  'rate.change': ['instance-owner'],
  'rate.delete': ['instance-owner'],
  'rate.import': ['instance-owner'],
  'route.list': ['instance-owner', 'system'],
  'route.add': ['instance-owner', 'system'],
  'route.change': ['instance-owner', 'system'],
  'route.order': ['instance-owner', 'system'],
  'route.delete': ['instance-owner', 'system'],
  'carrier.trace': ['instance-owner'],
  'carrier.test': ['instance-owner'],
};

export const allowsOnInstance = (action: InstanceAction, holder: InstanceHolder): boolean =>
  ALLOWED[action].includes(holder);
