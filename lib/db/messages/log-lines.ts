import { asksForMessages, type LinePage, type MessageSearch } from '@/lib/domain/delivery/message';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { type LogFilter, searchLog } from '../search/search-log';
import { type Found, type Line, mergeLines, reachOf, upToReach } from './merge-lines';
import { readMessageFilter, readMessages } from './message-log';
import { NEVER_WRITTEN_LIMITS, neverWrittenFilter } from './never-written';
import { findSendsOf, readSentBulks, type SendIds } from './sent-bulks';

/** After so long a page is answered with the lines that it has: it goes on behind the last of them. */
const LONGEST_MS = 1_500;

/** Where to look on: as `before` and `after` of a search. */
type Place = Pick<MessageSearch, 'before' | 'after'>;

/**
 * One page of an account's sending log, newest first, with one line for each bulk send: its messages' ids follow each
 * other, so behind the first of them that is met all others are skipped, and a page costs a look-up for each send on it.
 * Where messages are looked for, each is a line. Bulk sends that ended without a message stand between them.
 */
export async function listLogLines(
  db: Database,
  accountId: number,
  search: MessageSearch,
  period: Period,
): Promise<LinePage> {
  const { before, after, limit } = search;
  const goingBack = after !== undefined && before === undefined;
  const found = await findPage(db, accountId, search, period);
  const rows = await readLines(db, accountId, found.lines.slice(0, limit));
  return {
    rows: goingBack ? rows.reverse() : rows,
    hasNewer: goingBack ? found.isCut : before !== undefined,
    hasOlder: goingBack ? rows.length > 0 : found.isCut,
    searchedTo: found.searchedTo,
  };
}

/** The lines of a page, and one more where there is one. */
async function findPage(db: Database, accountId: number, search: MessageSearch, period: Period): Promise<Found> {
  const { before, after } = search;
  const limit = search.limit + 1;
  const isUpwards = before === undefined && after !== undefined;
  const sendsOf = asksForMessages(search) ? () => Promise.resolve(NO_SENDS) : findSendsOf;
  const filter = await readMessageFilter(db, accountId, search, period);
  const written = await findLines(db, accountId, filter, { before, after }, limit, sendsOf);
  const unwritten = await neverWrittenFilter(db, accountId, search, period);
  if (unwritten === null) return written;
  const reach = reachOf(written, isUpwards);
  const within = upToReach(unwritten.within, reach, isUpwards);
  const sends = await searchLog(db, { ...unwritten, within, before, after, limit }, NEVER_WRITTEN_LIMITS);
  return mergeLines(written, sends, isUpwards, limit);
}

const NO_SENDS: Awaited<ReturnType<typeof findSendsOf>> = new Map();

/** Of messages: single ones, and bulk sends by those of theirs that are met. */
async function findLines(
  db: Database,
  accountId: number,
  filter: LogFilter,
  start: Place,
  limit: number,
  sendsOf: typeof findSendsOf,
): Promise<Found> {
  const isUpwards = start.before === undefined && start.after !== undefined;
  const ends = performance.now() + LONGEST_MS;
  const lines: Line[] = [];
  for (let place = start; ; ) {
    const wanted = limit - lines.length;
    const { ids, searchedTo } = await searchLog(db, { ...filter, ...place, limit: wanted });
    lines.push(...toLines(ids, await sendsOf(db, accountId, ids)));
    if (lines.length === limit) return { lines, searchedTo: null, isCut: true };
    const beyond = (id: number) => beyondLine(id, lines.at(-1), isUpwards);
    if (searchedTo !== null) return { lines, searchedTo: beyond(searchedTo), isCut: true };
    const end = ids.at(-1);
    if (end === undefined || ids.length < wanted) return { lines, searchedTo: null, isCut: false };
    if (performance.now() > ends) return { lines, searchedTo: null, isCut: true };
    place = isUpwards ? { after: beyond(end) } : { before: beyond(end) };
  }
}

/** What some messages, in their order, come to: those of one send follow each other. */
function toLines(ids: readonly number[], sends: ReadonlyMap<number, SendIds>): Line[] {
  const lines: Line[] = [];
  let last: SendIds | undefined;
  for (const id of ids) {
    const send = sends.get(id);
    if (!send || send.id !== last?.id) lines.push(send ?? id);
    last = send;
  }
  return lines;
}

/** An id, or the end of the send that it is of, where that is the last line. */
function beyondLine(id: number, last: Line | undefined, isUpwards: boolean): number {
  if (typeof last !== 'object' || id < last.id || id > last.lastId) return id;
  return isUpwards ? last.lastId : last.id;
}

async function readLines(db: Database, accountId: number, lines: readonly Line[]) {
  const ids = lines.filter((line) => typeof line === 'number');
  const sends = lines.filter((line) => typeof line !== 'number').map(({ id }) => id);
  const messages = new Map((await readMessages(db, accountId, ids)).map((message) => [message.id, message]));
  const bulks = await readSentBulks(db, accountId, sends);
  return lines.flatMap((line) => (typeof line === 'number' ? messages.get(line) : bulks.get(line.id)) ?? []);
}
