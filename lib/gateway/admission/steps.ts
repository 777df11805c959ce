import type { IncomingMessage } from 'node:http';
import { clientAddress, type TrustedProxies } from '@/lib/domain/network/client-address';
import { canonicalTarget } from './canonical-path';
import type { Exchange } from './exchanges';
import { findPathRule, type PathRule, spelledAs } from './path-rules';
import { isDeclaredTooLarge } from './read-body';
import type { AdmissionRefusal } from './refusals';

/** A request on its way in, and what its steps found out. */
export type Passing = Exchange & {
  /** Canonical path and query. */
  url: string;
  rule: PathRule;
  clientIp: string;
};

type Step = (passing: Passing, proxies: TrustedProxies) => AdmissionRefusal | null;

/**
 * What every request passes before a byte of its body is read, Next's requests too; the first refusal is the answer.
 * Then the body is read within the bounds of its path, of its client's address and of all bodies (`read-body.ts`,
 * `body-budget.ts`), and the handler of its path is called.
 */
export const STEPS: readonly Step[] = [
  function readPath(passing) {
    const target = canonicalTarget(passing.request.url ?? '');
    if (!target.ok) return target.error;
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
  function findClient(passing, proxies) {
    const { headers, socket } = passing.request;
    const forwardedFor = headers['x-forwarded-for'];
    passing.clientIp = clientAddress(socket.remoteAddress ?? '', forwardedFor?.toString(), proxies);
    return null;
  },
  function checkDeclaredSize({ request, rule }) {
    return isDeclaredTooLarge(request, rule.largestBody) ? 'body_too_large' : null;
  },
];

const HOST = /^(?:[\w.~!$&'()*+,;=%-]*|\[[\da-f:.]+\])(?::\d{0,5})?$/i;

/** Two hosts are an attempt to be two requests; none is the manner of HTTP/1.0 alone (RFC 9112, 3.2). */
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
