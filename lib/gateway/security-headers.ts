import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { NONCE_HEADER } from './wire/wire';

/** A browser that has come by TLS once uses nothing else for a year. */
const STRICT_TRANSPORT_SECURITY = 'max-age=31536000';

/** What every answer carries, whoever gives it: no browser guesses a type, and none goes back to plain HTTP. */
export function answerHeaders(isHttps: boolean): Readonly<Record<string, string>> {
  const always = { 'x-content-type-options': 'nosniff' };
  return isHttps ? { ...always, 'strict-transport-security': STRICT_TRANSPORT_SECURITY } : always;
}

const PANEL_HEADERS: Readonly<Record<string, string>> = {
  'referrer-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

const NONCE_BYTES = 16;

/**
 * Everything comes from this host alone. A script or a style sheet within a page counts only with the nonce of its
 * answer; `style` attributes, which can do little, are how heights are drawn and menus placed.
 */
const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "object-src 'none'",
    "frame-ancestors 'none'",
    "base-uri 'self'",
    "form-action 'self'",
  ].join('; ');

/**
 * What the panel's answers carry besides, before Next makes them. Next looks into the request's own fields for the
 * nonce and puts it on its scripts; whatever a client sent there is replaced.
 */
export function protectPage(request: IncomingMessage, response: ServerResponse, inDevelopment: boolean): void {
  for (const [name, value] of Object.entries(PANEL_HEADERS)) response.setHeader(name, value);
  delete request.headers['content-security-policy-report-only'];
  delete request.headers['content-security-policy'];
  delete request.headers[NONCE_HEADER];
  // In development Next evaluates what it builds, which no policy would allow.
  if (inDevelopment) return;
  const nonce = randomBytes(NONCE_BYTES).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  request.headers['content-security-policy'] = policy;
  request.headers[NONCE_HEADER] = nonce;
  response.setHeader('content-security-policy', policy);
}
