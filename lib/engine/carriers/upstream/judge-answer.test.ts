import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatRefusal, formatSent } from '@/lib/domain/http2sms/answer';
import { HTTP2SMS_REFUSALS, REFUSAL_NAMES } from '@/lib/domain/http2sms/refusal';
import { judgeAnswer } from './judge-answer';

const HELP = 'https://sms.example.com/docs/http2sms';

test.each([
  ['the guide’s own sample', '{"status":100,"creditLeft":"1987","SmsIds":["10867690"]}', ['10867690']],
  ['ids under the other name', '{"status":101,"creditLeft":"1987","smsIds":["7"]}', ['7']],
  ['a number instead of a text', '{"status":"100","SmsIds":[10867690]}', ['10867690']],
  ['an id that no number holds', '{"status":100,"SmsIds":["9308878062554710043"]}', ['9308878062554710043']],
  ['no id', '{"status":100,"creditLeft":"1987"}', []],
  ['ids that are none', '{"status":100,"SmsIds":{}}', []],
])('it was taken: %s', (_, body, ids) => {
  expect(judgeAnswer(200, body)).toEqual({ kind: 'taken', ids });
});

test('what Chappe answers is understood: a send and each of its refusals', () => {
  const sent = [...formatSent({ creditsLeft: 198_700, messageIds: { first: 10_867_690, count: 1 } }, 'text/json')].join(
    '',
  );
  expect(judgeAnswer(200, sent)).toEqual({ kind: 'taken', ids: ['10867690'] });
  for (const name of REFUSAL_NAMES) {
    const verdict = judgeAnswer(200, formatRefusal(name, HELP, 'text/json'));
    const { status, text } = HTTP2SMS_REFUSALS[name];
    expect(verdict).toMatchObject({ text: `${String(status)} ${text}` });
    expect(['refused', 'later']).toContain(verdict.kind);
  }
});

test.each([
  ['missing_login', 'credentials'],
  ['authentication_failed', 'credentials'],
  ['user_disabled', 'credentials'],
  ['ip_not_authorized', 'credentials'],
  ['quota_reached', 'credit'],
  ['not_enough_credits', 'credit'],
  ['too_many_requests', 'busy'],
  ['overloaded', 'busy'],
] as const)('%s is an obstacle to all, not a refusal of one: %s', (name, obstacle) => {
  expect(judgeAnswer(200, formatRefusal(name, HELP, 'text/json'))).toMatchObject({ kind: 'later', obstacle });
});

test.each([
  [429, 'later'],
  [503, 'later'],
  [401, 'later'],
  [404, 'later'],
  [301, 'later'],
  [500, 'unknown'],
  [502, 'unknown'],
])('HTTP %i: %s', (status, kind) => {
  expect(judgeAnswer(status, '').kind).toBe(kind);
});

test('whatever answers, it is judged; and nothing but a success of http2sms says that it was taken', () => {
  const bodies = fc.oneof(
    fc.string(),
    fc.json(),
    fc.json().map((json) => `{"status":${json}}`),
  );
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 599 }), bodies, (status, body) => {
      const { kind } = judgeAnswer(status, body);
      if (kind === 'taken') expect(status === 200 && /"status":\s*"?0*1\d\d/.test(body)).toBe(true);
    }),
  );
});
