/** Who may do what on an account, for every kind of actor and every action. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ROLES, type Role } from '../panel-user/role';
import { type Actor, SYSTEM } from './actor';
import { assertMay, authorise } from './authorise';
import { ACTIONS, type Action, can } from './policy';

const OURS = 1;
const clientIp = '192.0.2.1';
const PANEL_USER = { kind: 'panel-user', panelUserId: 5, email: 'x@example.com', clientIp } as const;
const CONSUMER_KEY = { ...PANEL_USER, kind: 'consumer-key', consumerKeyId: 7, application: 'A program' } as const;
const API_USER = { kind: 'api-user', login: 'script', accountId: OURS, clientIp } as const;

/** o: owner, p: operator, v: viewer; k: a consumer key of such a member; a: an API user; s: the machine. */
const MATRIX: Readonly<Record<Action, string>> = {
  'account.read': 'opv k',
  'account.search': 'opv',
  'account.change-description': 'op k',
  'account.change-retention': 'o',
  'account.change-time-zone': 'o',
  'account.change-stop-clause': 'o',
  'account.change-commercial-hours': 'o',
  'account.change-callback': 'op k',
  'account.change-replies': 'o k',
  'account.test-callback': 'op',
  'account.change-limit': 'op k',
  'account.purge': 's',
  'api-user.read': 'opv k',
  'api-user.add': 'o k',
  'api-user.change-quota': 'o k',
  'api-user.change-password': 'o k',
  'api-user.change-limit': 'op k',
  'api-user.change-restrictions': 'op k',
  'api-user.change-callback': 'op k s',
  'api-user.change-callback-secret': 'o k',
  'api-user.test-callback': 'op',
  'api-user.disable': 'op',
  'api-user.delete': 'o k',
  'callback.read': 'opv',
  'callback.redeliver': 'op',
  'alert.read': 'opv k',
  'alert.change-templates': 'op k',
  'alert.send-sample': 'op',
  'alert.send-test': 'op',
  'alert.send-by-sms': 'o k s',
  'audit.read': 'opv',
  'blacklist.read': 'opv k',
  'blacklist.add': 'op s',
  'blacklist.import': 'op',
  'blacklist.remove': 'op k',
  'credit.transfer-own': 'o k',
  'credit.read': 'opv',
  'incoming.read': 'opv k',
  'incoming.delete': 'o k',
  'message.read': 'opv k',
  'message.read-details': 'opv',
  'message.send': 'o k a',
  'message.cancel': 'op k',
  'message.reschedule': 'op',
  'message.edit': 'o',
  'message.delete': 'o k',
  'message.answer': 's',
  'message.refund': 's',
  'panel-user.read': 'opv',
  'panel-user.read-sign-in': 'o',
  'panel-user.invite': 'o',
  'panel-user.change-role': 'o',
  'panel-user.remove': 'o',
  'sender.read': 'opv k',
  'sender.add': 'o k s',
  'sender.change': 'op k',
  'sender.delete': 'o k',
};

const LETTERS = { owner: 'o', operator: 'p', viewer: 'v' } as const satisfies Record<Role, string>;
const OK = { ok: true, value: null };
const FORBIDDEN = { ok: false, error: 'forbidden' };
const NOT_FOUND = { ok: false, error: 'not_found' };

describe.each(ACTIONS)('%s', (action) => {
  const row = MATRIX[action];
  const as = (actor: Actor, role: Role | null) => authorise(actor, { id: OURS, role }, action);

  test.each(ROLES)('by a member who is %s, and by a key of theirs', (role) => {
    const isAllowed = row.includes(LETTERS[role]);
    expect(as(PANEL_USER, role)).toEqual(isAllowed ? OK : FORBIDDEN);
    expect(can(role, action)).toBe(isAllowed);
    expect(as(CONSUMER_KEY, role)).toEqual(isAllowed && row.includes('k') ? OK : FORBIDDEN);
  });

  test('by nobody who is no member, whatever key they have', () => {
    expect(as(PANEL_USER, null)).toEqual(NOT_FOUND);
    expect(as(CONSUMER_KEY, null)).toEqual(NOT_FOUND);
  });

  test('by an API user on its own account alone', () => {
    expect(as(API_USER, null)).toEqual(row.includes('a') ? OK : FORBIDDEN);
    expect(as({ ...API_USER, accountId: OURS + 1 }, null)).toEqual(NOT_FOUND);
  });

  test('by the machine, for which a refusal is a throw', () => {
    const isAllowed = row.includes('s');
    expect(as(SYSTEM, null)).toEqual(isAllowed ? OK : FORBIDDEN);
    const act = () => assertMay(SYSTEM, OURS, action);
    if (isAllowed) expect(act).not.toThrow();
    else expect(act).toThrow(action);
  });
});

test('a key may never do what its panel user may not', () => {
  const anything = fc.record({ action: fc.constantFrom(...ACTIONS), role: fc.constantFrom(...ROLES, null) });
  fc.assert(
    fc.property(anything, ({ action, role }) => {
      const account = { id: OURS, role };
      if (authorise(CONSUMER_KEY, account, action).ok) expect(authorise(PANEL_USER, account, action).ok).toBe(true);
    }),
  );
});
