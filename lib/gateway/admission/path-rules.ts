import { LIVE_PATH, READY_PATH } from '../health';
import { HTTP2SMS_PATH } from '../http2sms/http2sms-handler';

const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * A request line and its header fields together. A GET may carry the longest message, escaped, to some thousand
 * recipients; more is for a form. Node keeps what has come of an unfinished one, and every connection may have one.
 */
export const LARGEST_HEADER_BYTES = 256 * KIB;

export type PathRule = {
  /** A path, or everything below one when it ends with `/*`; whatever its case. */
  readonly path: string;
  /** Any other method is refused, so that a HEAD or an OPTIONS never sends, signs in or subscribes. */
  readonly methods: readonly string[];
  /** In bytes. */
  readonly largestBody: number;
  /** `nowhere`: nothing is there. `stream`: Next, until the reader closes their side. */
  readonly handler: 'http2sms' | 'dlr' | 'rest' | 'live' | 'ready' | 'next' | 'stream' | 'nowhere';
  /** A POST calls a server action, and nothing else is sent there. */
  readonly takesActions?: true;
};

const READ = ['GET', 'HEAD'];
const SUBMIT = ['GET', 'POST'];
const CALL = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'];
const PAGE = ['GET', 'HEAD', 'POST'];

/**
 * Who answers which path, how, and how much of a body is read first. The first rule that matches holds. 2.5 MiB hold
 * the longest message and 100,000 recipients with every plus and comma escaped; 5 MiB as many rows of a table, or as
 * many numbers however they are laid out.
 */
export const PATH_RULES: readonly PathRule[] = [
  { path: HTTP2SMS_PATH, methods: SUBMIT, largestBody: 2.5 * MIB, handler: 'http2sms' },
  { path: '/cgi-bin/*', methods: PAGE, largestBody: 64 * KIB, handler: 'nowhere' },
  { path: '/api/dlr/*', methods: SUBMIT, largestBody: 64 * KIB, handler: 'dlr' },
  { path: LIVE_PATH, methods: READ, largestBody: 64 * KIB, handler: 'live' },
  { path: READY_PATH, methods: READ, largestBody: 64 * KIB, handler: 'ready' },
  { path: '/api/auth/*', methods: SUBMIT, largestBody: 64 * KIB, handler: 'next' },
  { path: '/api/panel/*/events', methods: ['GET'], largestBody: 64 * KIB, handler: 'stream' },
  { path: '/api/panel/*', methods: ['GET'], largestBody: 64 * KIB, handler: 'next' },
  { path: '/1.0/*', methods: CALL, largestBody: 2.5 * MIB, handler: 'rest' },
  { path: '/v1/*', methods: CALL, largestBody: 2.5 * MIB, handler: 'rest' },
  { path: '/telecom/sms/*/messages/send', methods: PAGE, largestBody: 5 * MIB, handler: 'next', takesActions: true },
  {
    path: '/telecom/sms/*/options/blacklist',
    methods: PAGE,
    largestBody: 5 * MIB,
    handler: 'next',
    takesActions: true,
  },
  { path: '/*', methods: PAGE, largestBody: MIB, handler: 'next', takesActions: true },
  { path: '*', methods: [], largestBody: 0, handler: 'nowhere' },
];

/** What holds while the path is not known. */
export const NO_RULE: PathRule = { path: '', methods: [], largestBody: 0, handler: 'nowhere' };

const patterns = PATH_RULES.map(({ path }) => patternOf(path));

/** `*` between slashes is one segment, at the end at least one. */
function patternOf(path: string): RegExp {
  if (path === '*') return /^\*$/;
  const escaped = path.replaceAll('.', '\\.').replace(/^\/\*$/, '/.*');
  return new RegExp(`^${escaped.replace(/\/\*$/, '(?:/.*)?').replaceAll('/*/', '/[^/]+/')}$`, 'i');
}

/** The rule for a canonical path. */
export function findPathRule(path: string): PathRule {
  const index = patterns.findIndex((pattern) => pattern.test(path));
  const rule = PATH_RULES[index];
  if (!rule) throw new Error(`No rule is for every path: ${path}`);
  return rule;
}

/** The path as its handler knows it: spelled as in the rule up to its first `*`, as it came from there on. */
export function spelledAs(rule: PathRule, path: string): string {
  const fixed = rule.path.split('*')[0] ?? '';
  return fixed.length > path.length ? path : fixed + path.slice(fixed.length);
}
