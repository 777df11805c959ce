/** A regular expression as its parts; compile-pattern.ts makes a program of them. */

export type Node =
  | { readonly kind: 'character'; readonly fits: (character: string) => boolean }
  | { readonly kind: 'edge'; readonly edge: 'begin' | 'end' }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly Node[] }
  /** The first group. */
  | { readonly kind: 'group'; readonly node: Node }
  | {
      readonly kind: 'repeat';
      readonly node: Node;
      readonly least: number;
      readonly most: number | null;
      readonly isGreedy: boolean;
    };

type Fits = (character: string) => boolean;
type Reader = { readonly characters: readonly string[]; at: number; depth: number; hasGroup: boolean };

const LONGEST = 300;
const DEEPEST = 20;
const MOST_REPEATS = 100;

/** Null: it is none. */
export function parsePattern(source: string): Node | null {
  const reader: Reader = { characters: [...source], at: 0, depth: 0, hasGroup: false };
  if (source === '' || source.length > LONGEST) return null;
  const node = readAny(reader);
  return reader.at === reader.characters.length ? node : null;
}

const peek = ({ characters, at }: Reader): string => characters[at] ?? '';

/** Reads this character, if it is the next. */
function take(reader: Reader, wanted: string): boolean {
  if (peek(reader) !== wanted) return false;
  reader.at += 1;
  return true;
}

function next(reader: Reader): string {
  const character = peek(reader);
  reader.at += 1;
  return character;
}

function readAny(reader: Reader): Node | null {
  const nodes: Node[] = [];
  do {
    const node = readAll(reader);
    if (!node) return null;
    nodes.push(node);
  } while (take(reader, '|'));
  return { kind: 'any', nodes };
}

function readAll(reader: Reader): Node | null {
  const nodes: Node[] = [];
  while (!['', '|', ')'].includes(peek(reader))) {
    const node = readOne(reader);
    const repeated = node && readRepeat(reader, node);
    if (!repeated) return null;
    nodes.push(repeated);
  }
  return { kind: 'all', nodes };
}

function readOne(reader: Reader): Node | null {
  const character = next(reader);
  switch (character) {
    case '(':
      return readGroup(reader);
    case '[':
      return characterThat(readClass(reader));
    case '.':
      return characterThat((one) => one !== '\n');
    case '^':
      return { kind: 'edge', edge: 'begin' };
    case '$':
      return { kind: 'edge', edge: 'end' };
    case '\\':
      return characterThat(readEscape(reader));
    case '*':
    case '+':
    case '?':
    case '{':
      return null;
    default:
      return characterThat((one) => one === character);
  }
}

const characterThat = (fits: Fits | null): Node | null => fits && { kind: 'character', fits };

function readGroup(reader: Reader): Node | null {
  const isKept = !take(reader, '?');
  if (!isKept && !take(reader, ':')) return null;
  const isFirst = isKept && !reader.hasGroup;
  if (isFirst) reader.hasGroup = true;
  reader.depth += 1;
  if (reader.depth > DEEPEST) return null;
  const node = readAny(reader);
  reader.depth -= 1;
  if (!node || !take(reader, ')')) return null;
  return isFirst ? { kind: 'group', node } : node;
}

function readRepeat(reader: Reader, node: Node): Node | null {
  const bounds = readBounds(reader);
  if (bounds === null) return node;
  if (bounds === 'wrong' || node.kind === 'edge') return null;
  return { kind: 'repeat', node, ...bounds, isGreedy: !take(reader, '?') };
}

type Bounds = { readonly least: number; readonly most: number | null };

const SIGNS: ReadonlyMap<string, Bounds> = new Map([
  ['*', { least: 0, most: null }],
  ['+', { least: 1, most: null }],
  ['?', { least: 0, most: 1 }],
]);

/** In characters: `{100,100}`. */
const LONGEST_BOUNDS = 9;

/** Null: it is not repeated. */
function readBounds(reader: Reader): Bounds | 'wrong' | null {
  const bySign = SIGNS.get(peek(reader));
  if (bySign) {
    reader.at += 1;
    return bySign;
  }
  if (peek(reader) !== '{') return null;
  const rest = reader.characters.slice(reader.at, reader.at + LONGEST_BOUNDS).join('');
  const [whole = '', first = '', second] = /^\{(\d{1,3})(,\d{0,3})?\}/.exec(rest) ?? [];
  reader.at += whole.length;
  const bounds = { least: Number(first), most: mostOf(first, second) };
  const highest = bounds.most ?? bounds.least;
  return whole === '' || highest > MOST_REPEATS || highest < bounds.least ? 'wrong' : bounds;
}

/** By what stands behind the least, its comma first. */
function mostOf(first: string, second: string | undefined): number | null {
  if (second === undefined) return Number(first);
  return second === ',' ? null : Number(second.slice(1));
}

const isDigit: Fits = (one) => /^\d$/.test(one);
const isWord: Fits = (one) => /^\w$/.test(one);
const isBlank: Fits = (one) => /^\s$/.test(one);
const not =
  (fits: Fits): Fits =>
  (one) =>
    !fits(one);

const CLASSES: ReadonlyMap<string, Fits> = new Map([
  ['d', isDigit],
  ['D', not(isDigit)],
  ['w', isWord],
  ['W', not(isWord)],
  ['s', isBlank],
  ['S', not(isBlank)],
]);
const CONTROLS: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

/** The character that an escape stands for; undefined: none. */
const escaped = (name: string): string | undefined =>
  CONTROLS.get(name) ?? (/^[^\w\s]$/u.test(name) ? name : undefined);

function readEscape(reader: Reader): Fits | null {
  const name = next(reader);
  const known = CLASSES.get(name);
  if (known) return known;
  const character = escaped(name);
  return character === undefined ? null : (one) => one === character;
}

function readClass(reader: Reader): Fits | null {
  const isNot = take(reader, '^');
  const members: Fits[] = [];
  while (!take(reader, ']')) {
    const member = readMember(reader);
    if (!member) return null;
    members.push(member);
  }
  const fits: Fits = (one) => members.some((member) => member(one));
  return isNot ? not(fits) : fits;
}

function readMember(reader: Reader): Fits | null {
  const first = readClassCharacter(reader);
  if (first === null || typeof first === 'function') return first;
  const isRange = peek(reader) === '-' && reader.characters[reader.at + 1] !== ']';
  if (!isRange) return (one) => one === first;
  reader.at += 1;
  const last = readClassCharacter(reader);
  if (typeof last !== 'string') return null;
  const [low = 0, high = 0] = [first, last].map((character) => character.codePointAt(0));
  return low > high ? null : (one) => inRange(one.codePointAt(0) ?? 0, low, high);
}

const inRange = (code: number, low: number, high: number) => code >= low && code <= high;

function readClassCharacter(reader: Reader): string | Fits | null {
  const character = next(reader);
  if (character === '') return null;
  if (character !== '\\') return character;
  const name = next(reader);
  return CLASSES.get(name) ?? escaped(name) ?? null;
}
