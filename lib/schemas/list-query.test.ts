import { expect, test } from 'vitest';
import type { z } from 'zod';
import { alertListQuery } from './alert';
import { apiUserListQuery, apiUserLogin } from './api-user';
import { auditListQuery } from './audit';
import { callbackListQuery } from './callback';
import { readListQuery } from './list-query';
import { messageListQuery } from './message';

const LISTS: Readonly<Record<string, z.ZodType>> = {
  messages: messageListQuery,
  callbacks: callbackListQuery,
  audit: auditListQuery,
  alerts: alertListQuery,
  'API users': apiUserListQuery,
  'one API user': apiUserLogin,
};

const read = (list: string, address: string) => {
  const schema = LISTS[list];
  if (!schema) return expect.unreachable(`no list is called ${list}`);
  return readListQuery(schema, new URLSearchParams(address));
};

/** What is told of a parameter, in words of our own and not in zod's. */
const OURS =
  /^This is (no number of a row|no number of a page|no day of the calendar|longer than \d+ characters|none of [\w, .-]+)\.$/;

test.each([
  ['messages', 'state=bogus'],
  ['messages', 'before=abc'],
  ['messages', 'before=-1'],
  ['messages', 'after=1e400'],
  ['messages', 'after=9007199254740993'],
  ['messages', `login=${'x'.repeat(41)}`],
  ['messages', `recipient=${'1'.repeat(51)}`],
  ['callbacks', 'status=sent'],
  ['callbacks', 'from=2026-02-30'],
  ['callbacks', 'to=yesterday'],
  ['callbacks', 'before=1.5'],
  ['callbacks', `login=${'x'.repeat(41)}`],
  ['audit', 'from=2026-02-30'],
  ['audit', 'to=2026-13-01'],
  ['audit', 'before=0'],
  ['audit', 'action=bogus'],
  ['audit', `subject=${'x'.repeat(255)}`],
  ['alerts', 'before=abc'],
  ['one API user', `login=${'x'.repeat(41)}`],
  ['API users', 'sort=bogus'],
  ['API users', 'direction=up'],
  ['API users', 'page=-1'],
  ['API users', 'page=two'],
  ['API users', `search=${'x'.repeat(101)}`],
])('%s refuse %s by its name, and the rest of the query stands', (list, address) => {
  const [[name, value] = []] = [...new URLSearchParams(address)];
  const { query, faults } = read(list, address);
  expect(faults).toEqual([{ name, value, message: expect.stringMatching(OURS) }]);
  expect(query).toEqual(read(list, '').query);
});

test('every fault is told, and what can be read is kept', () => {
  const { query, faults } = read('callbacks', 'login=shop&status=sent&from=2026-02-28&to=2026-02-30');
  expect(faults.map(({ name }) => name)).toEqual(['status', 'to']);
  expect(query).toEqual({ login: 'shop', status: '', from: '2026-02-28', to: '' });
});

test('an empty value asks for nothing', () => {
  expect(read('messages', 'state=&before=&login=').faults).toEqual([]);
  expect(read('API users', 'page=&sort=').query).toEqual({ search: '', sort: 'login', direction: 'asc', page: 1 });
});
