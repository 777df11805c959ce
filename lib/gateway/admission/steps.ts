import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { clientAddress, isTrustedProxy, type TrustedProxies } from '@/lib/domain/network/client-address';
import { isOwnOrigin } from '@/lib/domain/network/own-address';
import { canonicalTarget } from './canonical-path';
import type { Exchange } from './exchanges';
import { findPathRule, type PathRule, spelledAs } from './path-rules';
import { hasBody, isDeclaredTooLarge } from './read-body';
import type { AdmissionRefusal } from './refusals';

/** A request on its way in, and what its steps found out. */
export type Passing = Exchange & {
  /** Canonical path and query. */
  url: string;
  rule: PathRule;
  clientIp: string;
};

/** What the operator says about the proxies in front of us. */
export type Surroundings = {
  readonly proxies: TrustedProxies;
  /** PUBLIC_URL; undefined when it is not set. */
  readonly publicUrl: string | undefined;
};

type Step = (passing: Passing, surroundings: Surroundings) => AdmissionRefusal | null;

/**
 * What every request passes before a byte of its body is read, Next's requests too; the first refusal is the answer.
 * Then the body is read within the bounds of its path, of its client's address and of all bodies (`read-body.ts`,
 * `body-budget.ts`), and the handler of its path is called.
 */
export const STEPS: readonly Step[] = [
  function readPath(passing) {
    const asked = passing.request.url ?? '';
    const target = canonicalTarget(asked);
    if (!target.ok) {
      if (UNDER_REST.test(asked)) passing.rule = findPathRule('/1.0');
      return target.error;
    }
    const { path, query } = target.value;
    passing.rule = findPathRule(path);
    passing.url = spelledAs(passing.rule, path) + query;
    return null;
  },
  function checkMethod({ request, rule }) {
    return rule.methods.includes(request.method ?? '') ? null : 'method_not_allowed';
  },
  function checkHost({ request }) {
    return namesItsHost(request) ? null : 'bad_host';
  },
  function findClient(passing, { proxies }) {
    const { headers, socket } = passing.request;
    const forwardedFor = headers['x-forwarded-for'];
    passing.clientIp = clientAddress(socket.remoteAddress ?? '', forwardedFor?.toString(), proxies);
    return null;
  },
  function forgetStrangersWords({ request: { headers, socket } }, { proxies }) {
    if (!isTrustedProxy(socket.remoteAddress ?? '', proxies)) for (const name of FORWARDED) delete headers[name];
    return null;
  },
  function checkOrigin({ request: { method, headers }, rule }, { publicUrl }) {
    if (method !== 'POST' || rule.handler !== 'next' || headers.origin === undefined) return null;
    if (!isOwnOrigin(headers.origin, { publicUrl, requestedHost: requestedHost(headers) })) return 'foreign_origin';
    // Next compares the origin with this field, and so comes to the same answer.
    headers['x-forwarded-host'] = new URL(headers.origin).host;
    return null;
  },
  function checkCodings({ request }) {
    const { 'transfer-encoding': transfer = 'chunked', 'content-encoding': content = '' } = request.headers;
    if (!/^chunked$/i.test(transfer)) return 'transfer_coding';
    return hasBody(request) && !/^(?:identity)?$/i.test(content) ? 'encoded_body' : null;
  },
  function checkDeclaredSize({ request, rule }) {
    return isDeclaredTooLarge(request, rule.largestBody) ? 'body_too_large' : null;
  },
];

/** Programs of the REST API read every refusal as JSON, also of a path that cannot be read. */
const UNDER_REST = /^\/(?:1\.0|v1)\//i;

/** Headers by which a proxy tells how it was reached. Anybody can write them, so only a trusted proxy's are read. */
const FORWARDED = ['forwarded', 'x-forwarded-host', 'x-forwarded-port', 'x-forwarded-proto'];

/** The host that the client asked for: as the outermost proxy heard it, else as we did. */
const requestedHost = (headers: IncomingHttpHeaders): string | undefined =>
  headers['x-forwarded-host']?.toString().split(',')[0]?.trim() ?? headers.host;

const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Two hosts are an attempt to be two requests; only HTTP/1.0 may leave it out (RFC 9112, 3.2). */
function namesItsHost({ rawHeaders, httpVersion }: IncomingMessage): boolean {
  let seen = false;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length !== 4 || name.toLowerCase() !== 'host') continue;
    if (seen || !HOST.test(rawHeaders[index + 1] ?? '')) return false;
    seen = true;
  }
  return seen || httpVersion === '1.0';
}
