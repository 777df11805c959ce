/**
 * What a page may send to a server action: plain values, as JSON. React's format knows more, such as files, streams and
 * references from one value to another, which no page of ours sends; what reads them on the server is a large surface
 * for strangers, and answers what it cannot read as a fault of ours.
 */
import { err, ok, type Result } from '@/lib/domain/result';

const MOST_ARGUMENTS = 16;

/** Objects and lists within one another. Deeper ones would overflow the stack of whatever walks through them. */
const DEEPEST = 32;

/** A text that begins with a dollar has another before it, so one alone begins a word of React's. These are values. */
const WORDS: ReadonlySet<string> = new Set(['$undefined', '$NaN', '$Infinity', '$-Infinity', '$-0']);

/** As Next makes them; anything else would go into the log as it came. */
const ACTION_ID = /^[\da-f]{2,64}$/i;

export type ActionRefusal = 'no_action' | 'action_not_json' | 'action_unreadable';

type Posted = { readonly 'next-action'?: unknown; readonly 'content-type'?: string | undefined };

/** Whether a POST to a page is a call of a server action that can be read. */
export function checkAction(headers: Posted, body: Buffer): Result<null, ActionRefusal> {
  if (typeof headers['next-action'] !== 'string' || !ACTION_ID.test(headers['next-action'])) return err('no_action');
  if (!/^text\/plain *(?:;|$)/i.test(headers['content-type'] ?? '')) return err('action_not_json');
  return isArgumentList(body.toString()) ? ok(null) : err('action_unreadable');
}

/**
 * Characters beside those within texts. Texts are read at the speed of memory; lists and objects are what makes reading
 * dear, so that megabytes of them, which anybody may send, would hold up everybody else.
 */
const MOST_BESIDE_TEXTS = 65_536;

function isMostlyTexts(json: string): boolean {
  let beside = 0;
  for (let at = 0; at < json.length && beside <= MOST_BESIDE_TEXTS; beside += 1)
    at = json[at] === '"' ? endOfText(json, at + 1) : at + 1;
  return beside <= MOST_BESIDE_TEXTS;
}

/** The place behind the quotation mark that ends a text. */
function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start); end !== -1; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json[before] === '\\') before -= 1;
    // An even number of them are escaped themselves.
    if ((end - before) % 2 === 1) return end + 1;
  }
  return json.length;
}

function isArgumentList(text: string): boolean {
  if (!isMostlyTexts(text)) return false;
  try {
    const values: unknown = JSON.parse(text);
    return Array.isArray(values) && values.length <= MOST_ARGUMENTS && isPlain(values, DEEPEST);
  } catch {
    return false;
  }
}

function isPlain(value: unknown, deepest: number): boolean {
  if (typeof value === 'string') return !value.startsWith('$') || value.startsWith('$$') || WORDS.has(value);
  if (typeof value !== 'object' || value === null) return true;
  return deepest > 0 && Object.values(value).every((inner) => isPlain(inner, deepest - 1));
}
