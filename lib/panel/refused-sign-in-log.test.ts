import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import type { SignInRefusal } from '@/lib/use-cases/panel-users/sign-in';
import { logRefusedSignIn } from './refused-sign-in-log';

const MINUTE_MS = 60_000;
let stream: PassThrough;
/** What was let through is remembered by the process, so each test has an hour of its own. */
let now = new Date('2026-11-26T10:00:00Z');

beforeEach(() => {
  stream = new PassThrough();
  now = new Date(now.getTime() + 60 * MINUTE_MS);
});

const refuse = (refusal: SignInRefusal, email = 'owner@example.com') =>
  logRefusedSignIn(createLogger('info', stream), { email, clientIp: '203.0.113.9', refusal }, now);

function lines(): Record<string, unknown>[] {
  let written = '';
  // Node 26 reads one piece at a time.
  for (let piece: unknown = stream.read(); piece !== null; piece = stream.read()) written += String(piece);
  return written
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

test.each<SignInRefusal>(['wrong_code', 'codes_locked'])('%s names the person, whose password was right', (refusal) => {
  refuse(refusal);
  expect(lines()).toMatchObject([
    { level: 30, email: 'owner@example.com', clientIp: '203.0.113.9', refusal, msg: 'panel sign-in refused' },
  ]);
});

test.each<SignInRefusal>(['wrong_credentials', 'too_many_tries', 'overloaded'])(
  '%s names nobody, because what was typed may be a password',
  (refusal) => {
    refuse(refusal, 'abcd1234 in the wrong field');
    const [line] = lines();
    expect(line).toMatchObject({ clientIp: '203.0.113.9', refusal, msg: 'panel sign-in refused' });
    expect(JSON.stringify(line)).not.toContain('abcd1234');
  },
);

test('half of a sign-in is no refusal', () => {
  refuse('code_needed');
  expect(lines()).toEqual([]);
});

test('strangers make one line a minute, whomever they try; what was held back is counted', () => {
  for (let tries = 0; tries < 1_000; tries += 1) refuse('wrong_credentials', `somebody-${tries}@example.com`);
  now = new Date(now.getTime() + MINUTE_MS);
  refuse('wrong_credentials');
  expect(lines()).toMatchObject([{ heldBack: 0 }, { heldBack: 999 }]);
});

test('one person’s wrong codes hide nobody else’s', () => {
  for (let tries = 0; tries < 3; tries += 1) refuse('wrong_code', 'one@example.com');
  refuse('wrong_code', 'two@example.com');
  expect(lines().map(({ email }) => email)).toEqual(['one@example.com', 'two@example.com']);
});
