import type { Role } from '../panel-user/role';
import type { Actor } from './actor';

/** Who may do what on an account: the one table. */
export const ACTIONS = [
  'account.read',
  'account.search',
  'account.change-description',
  'account.change-retention',
  'account.change-time-zone',
  'account.change-stop-clause',
  'account.change-commercial-hours',
  'account.change-callback',
  'account.change-replies',
  'account.change-limit',
  'account.test-callback',
  'account.purge',
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
  'blacklist.read',
  'blacklist.add',
  'blacklist.import',
  'blacklist.remove',
  'credit.read',
  'credit.transfer-own',
  'incoming.read',
  'incoming.delete',
  'message.read',
  'message.read-details',
  'message.send',
  'message.cancel',
  'message.reschedule',
  'message.edit',
  'message.delete',
  'message.refund',
  'message.answer',
  'panel-user.read',
  'panel-user.read-sign-in',
  'panel-user.invite',
  'panel-user.change-role',
  'panel-user.remove',
  'sender.read',
  'sender.add',
  'sender.change',
  'sender.delete',
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
  | 'panel-user.change-number'
  | 'panel-user.change-two-factor'
  | 'api-application.add'
  | 'api-application.delete'
  | 'api-key.allow'
  | 'api-key.revoke';

/** Whom a row can name: the roles of panel users, and the other kinds of actors. */
export type Holder = Role | Exclude<Actor['kind'], 'panel-user'>;

/**
 * Operators run the account day by day but neither move credit nor see or set secrets; viewers look. A consumer key does
 * what the REST API has and its panel user's role allows; an API user sends; the machine does what nobody asks it for.
 */
const ALLOWED: Readonly<Record<Action, readonly Holder[]>> = {
  'account.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  // What every role reads, named for whoever wants to go there.
  'account.search': ['owner', 'operator', 'viewer'],
  'account.change-description': ['owner', 'operator', 'consumer-key'],
  'account.change-retention': ['owner'],
  'account.change-time-zone': ['owner'],
  'account.change-stop-clause': ['owner'],
  'account.change-commercial-hours': ['owner'],
  'account.change-callback': ['owner', 'operator', 'consumer-key'],
  // A text that is sent back costs credit.
  'account.change-replies': ['owner', 'consumer-key'],
  'account.test-callback': ['owner', 'operator'],
  'account.change-limit': ['owner', 'operator', 'consumer-key'],
  'account.purge': ['system'],
  'api-user.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  'api-user.add': ['owner', 'consumer-key'],
  'api-user.change-quota': ['owner', 'consumer-key'],
  'api-user.change-password': ['owner', 'consumer-key'],
  'api-user.change-limit': ['owner', 'operator', 'consumer-key'],
  'api-user.change-restrictions': ['owner', 'operator', 'consumer-key'],
  // The machine switches a URL off that has failed for days.
  'api-user.change-callback': ['owner', 'operator', 'consumer-key', 'system'],
  'api-user.change-callback-secret': ['owner', 'consumer-key'],
  'api-user.test-callback': ['owner', 'operator'],
  'api-user.disable': ['owner', 'operator'],
  'api-user.delete': ['owner', 'consumer-key'],
  'callback.read': ['owner', 'operator', 'viewer'],
  'callback.redeliver': ['owner', 'operator'],
  'alert.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  'alert.change-templates': ['owner', 'operator', 'consumer-key'],
  'alert.send-sample': ['owner', 'operator'],
  'alert.send-test': ['owner', 'operator'],
  // An SMS costs credit. Who may set a limit that tells by one lets the machine send it.
  'alert.send-by-sms': ['owner', 'consumer-key', 'system'],
  'audit.read': ['owner', 'operator', 'viewer'],
  'blacklist.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  // The original fills it by replies of STOP alone, so no key adds to it.
  'blacklist.add': ['owner', 'operator', 'system'],
  'blacklist.import': ['owner', 'operator'],
  'blacklist.remove': ['owner', 'operator', 'consumer-key'],
  'credit.read': ['owner', 'operator', 'viewer'],
  // Between accounts that are both theirs, as programs of the original do.
  'credit.transfer-own': ['owner', 'consumer-key'],
  'incoming.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  'incoming.delete': ['owner', 'consumer-key'],
  'message.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  // With its callbacks and its movements, which no key reads.
  'message.read-details': ['owner', 'operator', 'viewer'],
  'message.send': ['owner', 'consumer-key', 'api-user'],
  // What it cost goes back to whoever paid it.
  'message.cancel': ['owner', 'operator', 'consumer-key'],
  'message.reschedule': ['owner', 'operator'],
  // Another text may cost more.
  'message.edit': ['owner'],
  // Nobody can say any more what it said, and to whom.
  'message.delete': ['owner', 'consumer-key'],
  'message.refund': ['system'],
  // The account's own text, sent back to who replies.
  'message.answer': ['system'],
  'panel-user.read': ['owner', 'operator', 'viewer'],
  // How well others are protected, and when they were here.
  'panel-user.read-sign-in': ['owner'],
  'panel-user.invite': ['owner'],
  'panel-user.change-role': ['owner'],
  'panel-user.remove': ['owner'],
  'sender.read': ['owner', 'operator', 'viewer', 'consumer-key'],
  'sender.add': ['owner', 'consumer-key', 'system'],
  'sender.change': ['owner', 'operator', 'consumer-key'],
  'sender.delete': ['owner', 'consumer-key'],
};

export const allows = (action: Action, holder: Holder): boolean => ALLOWED[action].includes(holder);

/** What a panel user may do by their role: what the panel offers them. */
export const can = (role: Role, action: Action): boolean => allows(action, role);
