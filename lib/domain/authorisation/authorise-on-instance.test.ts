/** Who may do what on the instance, for every kind of actor and every action. */
import { describe, expect, test } from 'vitest';
import { type Actor, SYSTEM } from './actor';
import { authoriseOnInstance } from './authorise-on-instance';
import { INSTANCE_ACTIONS, type InstanceAction } from './instance-policy';

const clientIp = '192.0.2.1';
const PANEL_USER = { kind: 'panel-user', panelUserId: 5, email: 'x@example.com', clientIp } as const;
const CONSUMER_KEY = { ...PANEL_USER, kind: 'consumer-key', consumerKeyId: 7, application: 'A program' } as const;
const API_USER = { kind: 'api-user', login: 'script', accountId: 1, clientIp } as const;

/** i: an instance owner; s: the machine. */
const MATRIX: Readonly<Record<InstanceAction, string>> = {
  'account.list': 'i',
  'account.open': 'is',
  'account.change-reply-numbers': 'is',
  'account.disable': 'is',
  'credit.grant': 'is',
  'credit.transfer': 'is',
  'panel-user.list': 'i',
  'panel-user.change-instance-owner': 'is',
  'panel-user.sign-out-anywhere': 'i',
  'panel-user.reset-sign-in': 'is',
  'panel-user.remove-anywhere': 'i',
  'backup.list': 'i',
  'backup.make': 'i',
  'backup.delete': 'i',
  'backup.schedule': 'i',
  'health.see': 'i',
  'audit.see': 'i',
  'carrier.list': 'is',
  'carrier.add': 'is',
  'carrier.change': 'is',
  'carrier.disable': 'is',
  'carrier.delete': 'is',
  'carrier.show-address': 'is',
  'message.decide': 'i',
  'rate.list': 'i',
  'rate.add': 'i',
  'rate.change': 'i',
  'rate.delete': 'i',
  'rate.import': 'i',
  'route.list': 'is',
  'route.add': 'is',
  'route.change': 'is',
  'route.order': 'is',
  'route.delete': 'is',
  'smpp-session.list': 'i',
  'smpp-session.end': 'i',
  'carrier.trace': 'i',
  'carrier.test': 'i',
};

const OK = { ok: true, value: null };
const NOT_FOUND = { ok: false, error: 'not_found' };

describe.each(INSTANCE_ACTIONS)('%s', (action) => {
  const as = (actor: Actor, isInstanceOwner: boolean) => authoriseOnInstance(actor, isInstanceOwner, action);

  test('by an instance owner, and by the machine', () => {
    expect(as(PANEL_USER, true)).toEqual(MATRIX[action].includes('i') ? OK : NOT_FOUND);
    expect(as(SYSTEM, false)).toEqual(MATRIX[action].includes('s') ? OK : NOT_FOUND);
  });

  test('by nobody else, whose ever key it is', () => {
    expect(as(PANEL_USER, false)).toEqual(NOT_FOUND);
    for (const isInstanceOwner of [true, false]) {
      expect(as(CONSUMER_KEY, isInstanceOwner)).toEqual(NOT_FOUND);
      expect(as(API_USER, isInstanceOwner)).toEqual(NOT_FOUND);
    }
  });
});
