import { expect, test } from 'vitest';
import { localPath } from './local-path';

test('a path of ours is kept', () => {
  for (const path of ['/telecom/sms/a/users?page=2', '/invitation/abc-_1', '/', '/a?search=%2F%2E%25#b']) {
    expect(localPath(path)).toBe(path);
  }
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example',
  '/..//evil.example/x',
  '/.//evil.example',
  '/telecom/..//evil.example',
  '/telecom/../a',
  '/%2e%2e//evil.example',
  '/%252e%252e//evil.example',
  '/%252e%252e/%252fevil.example',
  '/a/%2F/evil.example',
  '/a//evil.example',
  '/\t/evil.example',
  '/a\n/b',
  '',
  undefined,
  ['/a'],
])('%j leads to the start', (wanted) => {
  expect(localPath(wanted)).toBe('/telecom/sms');
});
