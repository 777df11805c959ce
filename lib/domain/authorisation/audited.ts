import type { Action, OwnAction } from './policy';

/** What enters the audit log, in the order in which its filter lists it; all other actions only read. */
export const AUDITED = [
  'account.change-retention',
  'api-user.add',
  'api-user.change-password',
  'api-user.change-quota',
  'api-user.change-restrictions',
  'api-user.change-callback',
  'api-user.change-callback-secret',
  'api-user.test-callback',
  'api-user.disable',
  'api-user.delete',
  'api-user.change-limit',
  'alert.send-test',
  'alert.send-sample',
  'alert.change-templates',
  'callback.redeliver',
  'panel-user.invite',
  'panel-user.join',
  'panel-user.change-role',
  'panel-user.remove',
  'panel-user.sign-in',
  'panel-user.sign-in-failed',
  'panel-user.wrong-codes',
  'panel-user.sign-out',
  'panel-user.end-sessions',
  'panel-user.change-password',
  'panel-user.change-two-factor',
] as const satisfies readonly (Action | OwnAction)[];
export type Audited = (typeof AUDITED)[number];
