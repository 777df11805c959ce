import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { answerHeaders, protectPage } from './security-headers';
import { NONCE_HEADER } from './wire/wire';

function pass(inDevelopment: boolean) {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  Object.assign(request.headers, {
    'content-security-policy': "script-src 'nonce-Y2hvc2VuIGJ5IGEgY2xpZW50'",
    'content-security-policy-report-only': "script-src 'nonce-Y2hvc2VuIGJ5IGEgY2xpZW50'",
    [NONCE_HEADER]: 'Y2hvc2VuIGJ5IGEgY2xpZW50',
  });
  protectPage(request, response, inDevelopment);
  return { seenByNext: request.headers, policy: response.getHeader('content-security-policy') };
}

test('a page’s scripts run by a nonce of its own, which Next is given and no client can choose', () => {
  const [one, other] = [pass(false), pass(false)];
  const nonce = /script-src 'self' 'nonce-([^']+)';/.exec(String(one.policy))?.[1] ?? '';
  expect(Buffer.from(nonce, 'base64')).toHaveLength(16);
  expect(one.policy).toContain(`style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline';`);
  expect(one.seenByNext).toEqual({ 'content-security-policy': one.policy, [NONCE_HEADER]: nonce });
  expect(other.policy).not.toBe(one.policy);
  expect(pass(true)).toEqual({ seenByNext: {}, policy: undefined });
});

test('browsers that come by TLS are told to stay there, others are not', () => {
  expect(answerHeaders(false)).toEqual({ 'x-content-type-options': 'nosniff' });
  expect(answerHeaders(true)).toMatchObject({ 'strict-transport-security': 'max-age=31536000' });
});
