import { PassThrough } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { createRefusalLog, type RefusedHttp2sms } from './refusal-log';

let stream: PassThrough;
let record: (refused: RefusedHttp2sms, now: Date) => void;

beforeEach(() => {
  stream = new PassThrough();
  record = createRefusalLog(createLogger('info', stream));
});

/** Node 26 reads one piece at a time. */
const written = () => [...pieces()].join('');
function* pieces() {
  for (let piece: unknown = stream.read(); piece !== null; piece = stream.read()) yield String(piece);
}
const refused = { account: 'sms-xx11111-1', login: 'user1', clientIp: '203.0.113.9' };

test('a stranger is not named: a password may stand in the wrong field', () => {
  record({ ...refused, login: 'abcd1234'.repeat(2_000_000), refusal: 'authentication_failed' }, new Date(0));
  const line = written();
  expect(line).not.toContain('abcd1234');
  expect(JSON.parse(line)).toMatchObject({ refusal: 'authentication_failed', clientIp: '203.0.113.9' });
});

test('whoever has proven a password is', () => {
  record({ ...refused, refusal: 'quota_reached' }, new Date(0));
  expect(JSON.parse(written())).toMatchObject({ ...refused, refusal: 'quota_reached' });
});

test('a hundred thousand wrong passwords are two lines, and an API user’s refusal between them is told', () => {
  for (let times = 0; times < 100_000; times += 1) {
    record({ ...refused, login: `guess${times}`, refusal: 'authentication_failed' }, new Date(times));
  }
  record({ ...refused, refusal: 'sender_not_found' }, new Date(100_000));
  const lines = written().trim().split('\n');
  expect(lines.map((line) => JSON.parse(line).heldBack)).toEqual([0, 59_999, 0]);
});
