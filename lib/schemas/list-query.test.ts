import { expect, test } from 'vitest';
import type { z } from 'zod';
import en from '@/messages/en.json';
import { alertListQuery } from './alert';
import { apiUserListQuery, apiUserLogin } from './api-user';
import { apiUserDetailsQuery } from './api-user-details';
import { auditListQuery } from './audit';
import { callbackListQuery } from './callback';
import { readFault } from './fault';
import { readListQuery, readQuery } from './list-query';
import { messageListQuery } from './message';
import { messageDetailsQuery } from './message-details';
import { movementListQuery } from './movement';

const LISTS: Readonly<Record<string, z.ZodType>> = {
  messages: messageListQuery,
  callbacks: callbackListQuery,
  audit: auditListQuery,
  alerts: alertListQuery,
  ledger: movementListQuery,
  'API users': apiUserListQuery,
  'one API user': apiUserLogin,
  'an API user’s page': apiUserDetailsQuery,
};

const read = (list: string, address: string) => {
  const schema = LISTS[list];
  if (!schema) return expect.unreachable(`no list is called ${list}`);
  return readListQuery(schema, new URLSearchParams(address));
};

test.each([
  ['messages', 'state=bogus'],
  ['messages', 'before=abc'],
  ['messages', 'before=-1'],
  ['messages', 'after=1e400'],
  ['messages', 'after=9007199254740993'],
  ['messages', `login=${'x'.repeat(41)}`],
  ['messages', `recipient=${'1'.repeat(51)}`],
  ['messages', `recipient=${'1'.repeat(19)}`],
  ['messages', 'recipient=bob'],
  ['messages', 'before=+5'],
  ['messages', 'id=0x10'],
  ['messages', 'id=1e3'],
  ['messages', 'ptt=4.0'],
  ['messages', `sender=${'x'.repeat(41)}`],
  ['messages', `text=${'x'.repeat(101)}`],
  ['messages', 'ptt=x'],
  ['messages', 'ptt=10000'],
  ['messages', 'ptt=1.5'],
  ['messages', 'country=FR'],
  ['messages', 'id=abc'],
  ['messages', 'from=2026-02-30'],
  ['callbacks', 'ptt=-1'],
  ['callbacks', 'message=x'],
  ['ledger', 'kind=bogus'],
  ['ledger', 'message=x'],
  ['ledger', 'from=2026-13-01'],
  ['alerts', 'status=bogus'],
  ['alerts', 'channel=post'],
  ['alerts', `recipient=${'x'.repeat(255)}`],
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
  ['API users', 'quota=bogus'],
  ['API users', 'callback=on,off'],
  ['API users', 'page=-1'],
  ['API users', 'page=two'],
  ['API users', `search=${'x'.repeat(101)}`],
])('%s refuse %s by its name, and the rest of the query stands', (list, address) => {
  const [[name, value] = []] = [...new URLSearchParams(address)];
  const { query, faults } = read(list, address);
  expect(faults).toEqual([{ name, value, fault: expect.any(String) }]);
  expect(Object.keys(en.faults)).toContain(readFault(faults[0]?.fault ?? '').code);
  expect(query).toEqual(read(list, '').query);
});

test.each(Object.keys(LISTS))('%s refuse what they do not know, and what is said twice, by its name', (list) => {
  const { query, faults } = read(list, 'login=a&login=b&page=1&page=1&bogus=&other=x');
  const told = Object.fromEntries(faults.map(({ name, value, fault }) => [name, [value, fault]]));
  expect(told).toEqual({
    login: ['a, b', 'filter_repeated'],
    page: ['1, 1', 'filter_repeated'],
    other: ['x', 'filter_unknown'],
  });
  expect(query).toEqual(read(list, '').query);
});

test.each(Object.keys(LISTS))('%s leave alone what Next adds for itself', (list) => {
  expect(read(list, '_rsc=1a2b3').faults).toEqual([]);
});

test('a text with a character that nobody can type is refused, wherever it stands', () => {
  for (const character of ['\0', '\u0007', '\n', '\u0085', '\u2028']) {
    const address = new URLSearchParams({ login: `a${character}b` }).toString();
    const fault = { name: 'login', value: `a${character}b`, fault: 'filter_not_one_line' };
    expect(read('messages', address).faults).toEqual([fault]);
  }
});

test('a page begins before a row or after one, not both, whatever else is wrong', () => {
  const both = { name: 'after', value: '3', fault: 'filter_two_pages' };
  const first = read('messages', 'before=9&after=3');
  expect(first.faults).toEqual([both]);
  expect(first.query).toEqual(read('messages', 'before=9').query);
  const { query, faults } = read('messages', 'before=9&after=3&state=bogus&from=2026-02-28&to=2026-02-27');
  expect(faults.map(({ name }) => name).toSorted()).toEqual(['after', 'state', 'to']);
  expect(query).toEqual(read('messages', 'before=9&from=2026-02-28').query);
});

test('a read that requires something says so', () => {
  const refused = readQuery(messageDetailsQuery, new URLSearchParams());
  expect(refused).toEqual({ ok: false, error: [{ name: 'id', value: '', fault: 'filter_no_id' }] });
});

test('every fault is told, and what can be read is kept', () => {
  const { query, faults } = read('callbacks', 'login=shop&status=sent&from=2026-02-28&to=2026-02-30');
  expect(faults.map(({ name }) => name)).toEqual(['to', 'status']);
  expect(query).toMatchObject({ login: 'shop', status: '', from: '2026-02-28', to: '' });
});

test('an empty value asks for nothing', () => {
  expect(read('messages', 'state=&before=&login=').faults).toEqual([]);
  const filters = { quota: '', limit: '', restrictions: '', callback: '', state: '' };
  const query = { search: '', ...filters, sort: 'login', direction: 'asc', page: 1 };
  expect(read('API users', 'page=&sort=&quota=').query).toEqual(query);
});

test.each(['messages', 'callbacks', 'audit', 'alerts', 'ledger'])(
  '%s: a period that ends before it begins is told at its end',
  (list) => {
    const { query, faults } = read(list, 'from=2026-02-28&to=2026-02-27');
    expect(faults).toEqual([{ name: 'to', value: '2026-02-27', fault: 'filter_period_reversed' }]);
    expect(query).toMatchObject({ from: '2026-02-28', to: '' });
    expect(read(list, 'from=2026-02-28&to=2026-02-28').faults).toEqual([]);
  },
);

test('spaces around what is searched for, as copying brings them along, are no part of it', () => {
  expect(read('messages', 'login=+shop+&text=%09code%20').query).toMatchObject({ login: 'shop', text: 'code' });
});

test('numbers as people write them are read', () => {
  for (const number of ['+33 (0) 6 99 99 99 99 9', '06 12', '0612', '5678', '+336']) {
    expect(read('messages', new URLSearchParams({ recipient: number }).toString()).faults).toEqual([]);
  }
});
