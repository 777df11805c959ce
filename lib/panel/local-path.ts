const START = '/telecom/sms';

/** Only so that a path can be read as browsers read it. */
const OURS = 'http://ours.invalid';

/** What servers and routers may take for `.`, `/`, `\` or `%` once it is decoded, by whom and how often is not ours to say. */
const ENCODED_SYNTAX = /%(?:25|2e|2f|5c)/i;

/**
 * Where to go after signing in: a path of ours, never another host. Whatever a browser would read as something else
 * than it says (`//evil`, `/\evil`, schemes, dot segments, line breaks) leads to the start.
 */
export function localPath(wanted: unknown): string {
  if (typeof wanted !== 'string' || !wanted.startsWith('/') || !URL.canParse(wanted, OURS)) return START;
  const { origin, pathname, search, hash } = new URL(wanted, OURS);
  const isAsItSays = origin === OURS && pathname + search + hash === wanted;
  return isAsItSays && !pathname.includes('//') && !ENCODED_SYNTAX.test(pathname) ? wanted : START;
}
