/** Takes the text of a message out of what repeats it, whole or in part: an answer may, and a trace must not. */
import { parseJson } from '@/lib/domain/carrier/http/read-json';

/** So much in common is no chance. A shorter text is taken out where it stands whole. */
const SHORTEST_STRETCH = 12;
/** What is shorter may be a part of any word: it is taken out where it stands alone. */
const SHORTEST_WORD = 4;

const MASK = '…';

export function maskText(said: string, text: string): string {
  const spellings = spellingsOf(text);
  const json = parseJson(said);
  if (typeof json?.value !== 'object' || json.value === null) return maskIn(said, spellings);
  return JSON.stringify(maskJson(json.value, spellings));
}

/** As it is, and as addresses, forms, XML and JSON write it. */
function spellingsOf(text: string): readonly string[] {
  const whole = text.toWellFormed();
  const all = [
    text,
    encodeURIComponent(whole),
    new URLSearchParams({ '': whole }).toString().slice(1),
    whole.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    JSON.stringify(text).slice(1, -1),
  ];
  return [...new Set(all)];
}

function maskJson(value: unknown, spellings: readonly string[]): unknown {
  if (typeof value === 'string') return maskIn(value, spellings);
  if (Array.isArray(value)) return value.map((item: unknown) => maskJson(item, spellings));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, maskJson(item, spellings)]));
}

function maskIn(said: string, spellings: readonly string[]): string {
  if (spellings.some((spelling) => said.trim() === spelling.trim())) return MASK;
  const known = new Set(spellings.flatMap(gramsOf));
  const lengths = [...new Set([...known].map(({ length }) => length))];
  let masked = '';
  /** What stands before it is the text's. */
  let maskedUntil = 0;
  for (let at = 0; at < said.length; at += 1) {
    const found = Math.max(0, ...lengths.filter((length) => known.has(said.slice(at, at + length))));
    // Where one stretch ends and the next begins there is one mask.
    if (found > 0 && at >= maskedUntil && !(at === maskedUntil && masked.endsWith(MASK))) masked += MASK;
    maskedUntil = Math.max(maskedUntil, at + found);
    if (at >= maskedUntil) masked += said[at] ?? '';
  }
  return masked;
}

/** By which a text is known. */
function gramsOf(text: string): readonly string[] {
  if (text.length < SHORTEST_WORD) return [];
  if (text.length < SHORTEST_STRETCH) return [text];
  return Array.from({ length: text.length - SHORTEST_STRETCH + 1 }, (_, at) => text.slice(at, at + SHORTEST_STRETCH));
}
