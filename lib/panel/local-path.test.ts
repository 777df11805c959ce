import { expect, test } from 'vitest';
import { localPath } from './local-path';

test('a path of ours is kept', () => {
  expect(localPath('/telecom/sms/a/users?page=2')).toBe('/telecom/sms/a/users?page=2');
});

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, ['/a'], '/a\n/b'])(
  '%j leads to the start',
  (wanted) => {
    expect(localPath(wanted)).toBe('/telecom/sms');
  },
);
