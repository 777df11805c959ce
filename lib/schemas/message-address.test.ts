import { expect, test } from 'vitest';
import { messageHref, readOrigin } from './message-address';

const SERVICE = 'sms-xx11111-1';
const queryOf = (href: string) => new URL(href, 'http://chappe.example').searchParams;

test.each([
  ['messages', '/messages', 'state=failed&recipient=%2B336&before=7'],
  ['callbacks', '/callbacks', 'login=a%26b&from=2026-11-01'],
  ['credit', '/credit', ''],
  ['api-user', '/users/details', 'login=billing'],
  ['home', '', ''],
] as const)('a message that %s led to leads back to it as it was', (list, path, asked) => {
  const href = messageHref(SERVICE, 42, list, new URLSearchParams(asked));
  expect(href).toMatch(/^\/telecom\/sms\/sms-xx11111-1\/messages\/42(\?|$)/);
  const back = `/telecom/sms/${SERVICE}${path}${asked === '' ? '' : `?${asked}`}`;
  expect(readOrigin(SERVICE, queryOf(href))).toEqual({ list, href: back });
});

test('a list that there is not is the sending log, so that no address leads out of the account', () => {
  for (const list of ['../sms-other', '//evil.example', 'users', 'toString']) {
    const { href } = readOrigin(SERVICE, new URLSearchParams({ list, state: 'failed' }));
    expect(href).toBe(`/telecom/sms/${SERVICE}/messages?state=failed`);
  }
});
