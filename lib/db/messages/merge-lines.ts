/** Lines of the sending log that are found in two ways, put together as far as both are known. */
import type { IdStretch } from '../search/ids-of-period';
import type { LogPage } from '../search/search-log';
import type { SendIds } from './sent-bulks';

/** A message by its id, or a bulk send. */
export type Line = number | SendIds;

/** Lines in the order of reading. `isCut`: there may be more than was looked for. */
export type Found = { readonly lines: readonly Line[]; readonly searchedTo: number | null; readonly isCut: boolean };

/** How far lines are known; null: to the end of the log. */
export function reachOf({ lines, searchedTo, isCut }: Found, isUpwards: boolean): number | null {
  const last = lines.at(-1);
  if (!isCut || last === undefined) return searchedTo;
  return searchedTo ?? endOf(last, isUpwards);
}

const endOf = (line: Line, isUpwards: boolean): number =>
  typeof line === 'number' ? line : isUpwards ? line.lastId : line.id;

/** A stretch of ids as far as lines are known. */
export function upToReach(
  within: IdStretch | undefined,
  reach: number | null,
  isUpwards: boolean,
): IdStretch | undefined {
  if (reach === null) return within;
  const { first = 0, end = Number.MAX_SAFE_INTEGER } = within ?? {};
  return isUpwards ? { first, end: Math.min(end, reach + 1) } : { first: Math.max(first, reach), end };
}

/** Puts sends without a message in their places between other lines, as far as both are known. */
export function mergeLines(written: Found, sends: LogPage, isUpwards: boolean, limit: number): Found {
  const knownTo = sends.searchedTo ?? (sends.ids.length === limit ? (sends.ids.at(-1) ?? null) : null);
  const isKnown = (line: Line) => knownTo === null || (isUpwards ? idOf(line) <= knownTo : idOf(line) >= knownTo);
  // Nothing lies between its ids: no message has one of them.
  const lines = [...written.lines, ...sends.ids.map((id) => ({ id, lastId: id }))]
    .filter(isKnown)
    .toSorted((one, other) => (isUpwards ? idOf(one) - idOf(other) : idOf(other) - idOf(one)));
  if (lines.length >= limit) return { lines: lines.slice(0, limit), searchedTo: null, isCut: true };
  return knownTo === null ? { ...written, lines } : { lines, searchedTo: knownTo, isCut: true };
}

const idOf = (line: Line): number => (typeof line === 'number' ? line : line.id);
