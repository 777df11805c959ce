/**
 * One spelling for each path. Rules about methods and sizes are looked up under it and handlers are given it, so that
 * no second spelling of a path is judged by another rule than the one that answers it.
 */
import { err, ok, type Result } from '@/lib/domain/result';

export type Target = {
  /** Begins with a slash, has no empty, `.` or `..` segment and no slash at its end; `*` is a target of its own. */
  readonly path: string;
  /** With its question mark; empty when there is none. */
  readonly query: string;
};

const CANONICAL = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.~!$&'()*+,;=:@-]+)+$/;
const ABSOLUTE = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i;

/** Unreserved characters, which need no escape and so have two spellings. */
const ESCAPED_UNRESERVED = /%(?:2[de]|3\d|4[1-9a-f]|5[\daf]|6[1-9a-f]|7[\dae])/gi;

/** An escaped slash, backslash or control character: what reads a path next may not read it as we do. */
const AMBIGUOUS = /%(?:2f|5c|[01][\da-f]|7f)/i;

/** Reads the target of a request line: a path, or a whole address as proxies send it. */
export function canonicalTarget(target: string): Result<Target, 'bad_target'> {
  const withoutFragment = cut(target, '#')[0];
  const [spelled, query] = cut(withoutFragment.replace(ABSOLUTE, ''), '?');
  if (CANONICAL.test(spelled)) return ok({ path: spelled, query });
  if (spelled === '*') return ok({ path: '*', query });
  if (AMBIGUOUS.test(spelled) || !canBeDecoded(spelled)) return err('bad_target');
  const unescaped = spelled.replaceAll(ESCAPED_UNRESERVED, (escape) => decodeURIComponent(escape));
  return ok({ path: withoutDots(unescaped), query });
}

function cut(text: string, mark: string): readonly [before: string, rest: string] {
  const at = text.indexOf(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

function canBeDecoded(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

/** Browsers and Next read a backslash as a slash. */
function withoutDots(path: string): string {
  const segments: string[] = [];
  for (const segment of path.split(/[/\\]/)) {
    if (segment === '..') segments.pop();
    else if (segment !== '' && segment !== '.') segments.push(segment);
  }
  return `/${segments.join('/')}`;
}
