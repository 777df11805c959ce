import type { InstanceAction } from './instance-policy';

/** What enters the instance's audit log, in the order in which its filter lists it; all its other actions only read. */
export const INSTANCE_AUDITED = [
  'account.open',
  'account.disable',
  'account.change-reply-numbers',
  'credit.grant',
  'credit.transfer',
  'carrier.add',
  'carrier.change',
  'carrier.disable',
  'carrier.delete',
  'carrier.test',
  'carrier.show-address',
  'message.decide',
  'smpp-session.end',
  'route.add',
  'route.change',
  'route.order',
  'route.delete',
  'rate.add',
  'rate.change',
  'rate.delete',
  'rate.import',
  'panel-user.change-instance-owner',
  'panel-user.sign-out-anywhere',
  'panel-user.reset-sign-in',
  'panel-user.remove-anywhere',
  'backup.make',
  'backup.delete',
  'backup.schedule',
] as const satisfies readonly InstanceAction[];
export type InstanceAudited = (typeof INSTANCE_AUDITED)[number];

/** Whose log that is, where an entry says its account: no account has this number. */
export const INSTANCE_LOG = 0;
