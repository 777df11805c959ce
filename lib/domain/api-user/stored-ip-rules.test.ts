import { expect, test } from 'vitest';
import { readIpRules } from './stored-ip-rules';

test('a stored list is read as it was written', () => {
  for (const rules of [[], ['192.0.2.1'], ['192.0.2.0/24', '2001:db8::/32']]) {
    expect(readIpRules(JSON.stringify(rules))).toEqual(rules);
  }
});

test.each(['', 'null', '{}', '"192.0.2.1"', '[1]', '[null]', '["192.0.2.1"', '[["192.0.2.1"]]'])(
  'the unreadable list %s opens no door, however often it is asked for',
  (json) => {
    expect(() => readIpRules(json)).toThrow();
    expect(() => readIpRules(json)).toThrow();
  },
);
