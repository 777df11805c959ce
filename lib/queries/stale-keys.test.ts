import { expect, test } from 'vitest';
import { EVENT_KINDS } from '@/lib/domain/events';
import { accountKeys } from './account-queries';
import { staleKeys } from './stale-keys';

const SERVICE = 'sms-xx11111-1';

test('whatever the panel reads is read again after some kind of change, and each kind makes something stale', () => {
  const all = Object.values(accountKeys).map((key) => key(SERVICE));
  expect(staleKeys(SERVICE, EVENT_KINDS)).toEqual(expect.arrayContaining(all));
  for (const kind of EVENT_KINDS) expect(staleKeys(SERVICE, [kind])).not.toEqual([]);
});

test('what several kinds make stale is read once', () => {
  expect(staleKeys(SERVICE, ['api-users', 'credits', 'audit'])).toHaveLength(3);
});
