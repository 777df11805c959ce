import type { Role } from '../panel-user/role';

/** Who may do what on an account: the one table. */
export const ACTIONS = [
  'account.read',
  'account.change-retention',
  'api-user.read',
  'api-user.add',
  'api-user.change-quota',
  'api-user.change-password',
  'api-user.change-limit',
  'api-user.change-restrictions',
  'api-user.change-callback',
  'api-user.change-callback-secret',
  'api-user.test-callback',
  'api-user.disable',
  'api-user.delete',
  'callback.read',
  'callback.redeliver',
  'alert.read',
  'alert.change-templates',
  'alert.send-sample',
  'alert.send-test',
  'alert.send-by-sms',
  'audit.read',
  'message.read',
  'panel-user.read',
  'panel-user.invite',
  'panel-user.change-role',
  'panel-user.remove',
] as const;
export type Action = (typeof ACTIONS)[number];

/** What people do about themselves: no role allows or forbids it, but it enters the audit log. */
export type OwnAction =
  | 'panel-user.join'
  | 'panel-user.sign-in'
  | 'panel-user.sign-in-failed'
  | 'panel-user.wrong-codes'
  | 'panel-user.sign-out'
  | 'panel-user.end-sessions'
  | 'panel-user.change-password'
  | 'panel-user.change-two-factor';

/** Operators run the account day by day but neither move credit nor see or set secrets; viewers look. */
const ALLOWED: Readonly<Record<Action, readonly Role[]>> = {
  'account.read': ['owner', 'operator', 'viewer'],
  'account.change-retention': ['owner'],
  'api-user.read': ['owner', 'operator', 'viewer'],
  'api-user.add': ['owner'],
  'api-user.change-quota': ['owner'],
  'api-user.change-password': ['owner'],
  'api-user.change-limit': ['owner', 'operator'],
  'api-user.change-restrictions': ['owner', 'operator'],
  'api-user.change-callback': ['owner', 'operator'],
  'api-user.change-callback-secret': ['owner'],
  'api-user.test-callback': ['owner', 'operator'],
  'api-user.disable': ['owner', 'operator'],
  'api-user.delete': ['owner'],
  'callback.read': ['owner', 'operator', 'viewer'],
  'callback.redeliver': ['owner', 'operator'],
  'alert.read': ['owner', 'operator', 'viewer'],
  'alert.change-templates': ['owner', 'operator'],
  'alert.send-sample': ['owner', 'operator'],
  'alert.send-test': ['owner', 'operator'],
  // An SMS costs credit.
  'alert.send-by-sms': ['owner'],
  'audit.read': ['owner', 'operator', 'viewer'],
  'message.read': ['owner', 'operator', 'viewer'],
  'panel-user.read': ['owner', 'operator', 'viewer'],
  'panel-user.invite': ['owner'],
  'panel-user.change-role': ['owner'],
  'panel-user.remove': ['owner'],
};

export const can = (role: Role, action: Action): boolean => ALLOWED[action].includes(role);
