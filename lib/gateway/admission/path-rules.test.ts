/** What each path takes, however it is spelled, over real sockets against the whole server. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { MOST_DIGITS } from '@/lib/domain/numbering/e164';
import { GSM7_CONCATENATED, MAX_SEGMENTS, segmentText, UCS2_CONCATENATED } from '@/lib/domain/sms/segmentation';
import { createTestAdmission, statusOf, type TestAdmission } from '@/lib/testing/test-admission';
import { query } from '@/lib/testing/test-gateway';
import { rawRequest } from '@/lib/testing/test-server';
import { HTTP2SMS_PATH } from '../http2sms/http2sms-handler';
import { findPathRule, LARGEST_HEADER_BYTES, PATH_RULES } from './path-rules';

let chappe: TestAdmission;

beforeAll(async () => {
  chappe = await createTestAdmission();
});

afterAll(() => chappe.closeBalanced());

beforeEach(() => chappe.forgetSeen());

const messageCount = () => chappe.gateway.db.message.count();

/** A concrete path for a rule, and other spellings of it. */
function spellingsOf(rule: string): string[] {
  const path = rule === '*' ? '*' : rule.replace('/api/panel/*/events', '/api/panel/a/events').replace(/\*$/, 'a/b');
  if (path === '*') return [path];
  const last = path.lastIndexOf('/');
  const [before, after] = [path.slice(0, last), path.slice(last + 1)];
  return [
    path,
    `${path}/`,
    `/${path}`,
    `${before}//${after}`,
    `${before}/./${after}`,
    `${before}/x/../${after}`,
    `${before}/x/%2e%2E/${after}`,
    path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
    path.toUpperCase(),
    `http://elsewhere.example${path}`,
    `HTTPS://sms.example:8443${path}/`,
  ];
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY', 'PROPFIND'];

describe.each(PATH_RULES)('$path', ({ path, methods, handler }) => {
  test('every spelling takes its methods, and no other', async () => {
    const wrong: string[] = [];
    for (const spelling of spellingsOf(path)) {
      for (const method of METHODS) {
        const answer = await chappe.ask(method, spelling);
        const refused = statusOf(answer) === 405;
        const told = /^allow: (.*)$/im.exec(answer)?.[1]?.trim();
        if (refused === methods.includes(method)) wrong.push(`${method} ${spelling}: ${statusOf(answer)}`);
        if (refused && told !== methods.join(', ')) wrong.push(`${method} ${spelling}: Allow: ${told ?? 'missing'}`);
        if (statusOf(answer) >= 500) wrong.push(`${method} ${spelling}: ${statusOf(answer)}`);
      }
    }
    expect(wrong).toEqual([]);
    const isNexts = handler === 'next' || handler === 'stream';
    expect(chappe.seenByNext.every(({ request }) => methods.includes(request.method ?? ''))).toBe(true);
    expect(chappe.seenByNext.length > 0).toBe(isNexts);
  });
});

test('http2sms sends by GET and by POST in every spelling, once each, and by nothing else', async () => {
  for (const spelling of spellingsOf(HTTP2SMS_PATH)) {
    for (const method of METHODS) {
      const before = await messageCount();
      const answer = await chappe.ask(method, `${spelling}?${query()}`);
      const sends = method === 'GET' || method === 'POST';
      expect([method, spelling, (await messageCount()) - before]).toEqual([method, spelling, sends ? 1 : 0]);
      expect(answer.includes('\r\n\r\nOK\n')).toBe(sends);
    }
  }
});

test('a delivery report finds its handler in another spelling, and its secret is not folded', async () => {
  const report = (path: string) => chappe.ask('GET', `${path}?id=sim-1&ptt=four`);
  const { dlrSecret } = await chappe.gateway.db.carrier.findUniqueOrThrow({ where: { name: 'simulated' } });
  expect(await report(`/api/dlr/simulated/${dlrSecret}`)).toContain('Invalid ptt');
  expect(await report(`/API//dlr/./simulated/${dlrSecret}/`)).toContain('Invalid ptt');
  expect(statusOf(await report(`/api/dlr/simulated/${dlrSecret.toUpperCase()}`))).toBe(404);
});

test.each(['/cgi-bin', '/cgi-bin/', '/cgi-bin/sms', '/cgi-bin/sms/http2sms.cgi/more', '/CGI-BIN/x', '/api/dlr'])(
  'nothing is at %s, and Next is not asked',
  async (path) => {
    expect(statusOf(await chappe.ask('GET', path))).toBe(404);
    expect(chappe.seenByNext).toEqual([]);
  },
);

test.each(['HEAD', 'GET'])('%s /health/… says that all is well', async (method) => {
  expect(statusOf(await chappe.ask(method, '/health/live'))).toBe(200);
  expect(statusOf(await chappe.ask(method, '/health/ready'))).toBe(200);
});

test('Next is given the one spelling of a path, as is what a layout asks for', async () => {
  await chappe.ask('GET', '//telecom/./sms/?page=2');
  expect(chappe.seenByNext[0]?.request.url).toBe('/telecom/sms?page=2');
  expect(chappe.seenByNext[0]?.request.headers['x-chappe-requested-path']).toBe('/telecom/sms?page=2');
});

test.each([
  ['é', GSM7_CONCATENATED],
  ['€', Math.floor(GSM7_CONCATENATED / 2)],
  ['語', UCS2_CONCATENATED],
  ['😀', Math.floor(UCS2_CONCATENATED / 2)],
])(
  'the longest message of %s fits into a form to 100,000 recipients and into a query to 1,000',
  (character, ofSegment) => {
    const message = character.repeat(ofSegment * MAX_SEGMENTS);
    const segments = [message, message + character].map((text) => segmentText(text).segmentCount);
    expect(segments).toEqual([MAX_SEGMENTS, MAX_SEGMENTS + 1]);
    const first = 10 ** (MOST_DIGITS - 1);
    const toMany = (count: number) => Array.from({ length: count }, (_, index) => `+${first + index}`).join(',');
    // As `query` writes it, with every plus and comma escaped.
    const sizeOf = (recipients: number) => query({ to: toMany(recipients), message }).length;
    expect(sizeOf(100_000)).toBeLessThanOrEqual(findPathRule(HTTP2SMS_PATH).largestBody);
    expect(rawRequest('GET', `${HTTP2SMS_PATH}?`).length + sizeOf(1_000)).toBeLessThanOrEqual(LARGEST_HEADER_BYTES);
  },
);
