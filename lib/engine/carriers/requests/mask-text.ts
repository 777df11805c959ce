/** Takes the text of a message out of what repeats it, whole or in part: an answer may, and nothing of ours must. */
import { parseJson } from '@/lib/domain/carrier/http/read-json';
import { spellingsOf } from './spellings';

/** So much in common is no chance. A shorter text is taken out where it stands whole. */
const SHORTEST_STRETCH = 12;
/** What is shorter may be a part of any word: it is taken out where it stands alone. */
const SHORTEST_WORD = 4;

const MASK = '…';

export const maskText = (said: string, text: string): string => createTextMask(text)(said);

/** The same for all that is said of one message. */
export function createTextMask(text: string): (said: string) => string {
  const spellings = spellingsOf(text);
  const alone = new Set(spellings.map((spelling) => spelling.trim()));
  const findShared = createFinder(spellings);
  const mask = (said: string): string => (alone.has(said.trim()) ? MASK : maskIn(said, findShared(said)));
  return (said) => {
    const json = parseJson(said);
    if (typeof json?.value !== 'object' || json.value === null) return mask(said);
    return JSON.stringify(maskJson(json.value, mask));
  };
}

function maskJson(value: unknown, mask: (said: string) => string): unknown {
  if (typeof value === 'string') return mask(value);
  if (typeof value === 'number') {
    const digits = String(value);
    const masked = mask(digits);
    return masked === digits ? value : masked;
  }
  if (Array.isArray(value)) return value.map((item: unknown) => maskJson(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [maskName(name, mask), maskJson(item, mask)]));
}

/** A name says what stands there, also where a text is the same word. */
const maskName = (name: string, mask: (said: string) => string): string =>
  name.length < SHORTEST_STRETCH ? name : mask(name);

/** How much of what is said is the text's, from some place on. */
type Shared = (at: number) => number;

/** What is longer is looked up in all pieces of the text; for less they are not worth being made. */
const LONGEST_SEARCHED = 100;

function createFinder(spellings: readonly string[]): (said: string) => Shared {
  const words = spellings.filter(({ length }) => length >= SHORTEST_WORD && length < SHORTEST_STRETCH);
  const long = spellings.filter(({ length }) => length >= SHORTEST_STRETCH);
  const all = long.join('\0');
  let stretches: ReadonlySet<string> | null = null;
  return (said) => {
    if (said.length > LONGEST_SEARCHED) stretches ??= new Set(long.flatMap(stretchesOf));
    const isShared = (stretch: string) => stretches?.has(stretch) ?? all.includes(stretch);
    return (at) => {
      const stretch = said.slice(at, at + SHORTEST_STRETCH);
      if (stretch.length === SHORTEST_STRETCH && isShared(stretch)) return SHORTEST_STRETCH;
      return Math.max(0, ...words.filter((word) => said.startsWith(word, at)).map(({ length }) => length));
    };
  };
}

const stretchesOf = (spelling: string): string[] =>
  Array.from({ length: spelling.length - SHORTEST_STRETCH + 1 }, (_, at) => spelling.slice(at, at + SHORTEST_STRETCH));

function maskIn(said: string, sharedFrom: Shared): string {
  let masked = '';
  /** What stands before it is the text's. */
  let maskedUntil = 0;
  for (let at = 0; at < said.length; at += 1) {
    const found = sharedFrom(at);
    // Where one stretch ends and the next begins there is one mask.
    if (found > 0 && at >= maskedUntil && !(at === maskedUntil && masked.endsWith(MASK))) masked += MASK;
    maskedUntil = Math.max(maskedUntil, at + found);
    if (at >= maskedUntil) masked += said[at] ?? '';
  }
  return masked;
}
