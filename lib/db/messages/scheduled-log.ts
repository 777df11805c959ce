import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import { readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { LogPage } from '@/lib/domain/page';
import type { WaitingMessage, WaitingSearch } from '@/lib/domain/sending/waiting';
import type { Period } from '@/lib/domain/time/period';
import { findBlacklisted } from '../blacklist/blacklist';
import type { Database } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { loginsWith } from '../search/api-users-with';
import { beginsOrEnds, hasPartOrNumber } from '../search/numbers';
import { boundStep, createPace } from '../search/pace';
import { EVERY_ROW, hasPart } from '../search/search-log';
import { isSentBy, isSentByNamed } from '../search/sent-by';

/** As a search of any log. */
const LIMITS = { stepRows: 20_000, mostRows: 500_000 };

/** A place in the order of moments; ids tell those of one moment apart. */
type Place = { readonly dueAt: Date; readonly id: number };

/**
 * One page of an account's messages that wait for their moment, soonest first. A page begins behind the message whose id
 * is `before`, by the moment that it has; the period is of moments.
 */
export async function listScheduled(
  db: Database,
  accountId: number,
  search: WaitingSearch,
  { since, until }: Period,
): Promise<LogPage<WaitingMessage>> {
  const { before, limit } = search;
  const waits = Prisma.sql`"accountId" = ${accountId} AND state = 'scheduled'
    AND ${since ? Prisma.sql`"dueAt" >= ${since}` : EVERY_ROW}
    AND ${until ? Prisma.sql`"dueAt" < ${until}` : EVERY_ROW}`;
  const start = before === undefined ? null : await placeOf(db, accountId, before);
  const { ids, searchedTo } = await look(
    db,
    { waits, matching: matchingOf(db.dialect, accountId, search) },
    start,
    limit + 1,
  );
  const found = await db.message.findMany({ where: { accountId, id: { in: ids.slice(0, limit) } }, select: SHOWN });
  const barred = await findBlacklisted(
    db,
    accountId,
    found.map(({ recipient }) => recipient),
  );
  const rows = found
    .map((message) => ({
      ...message,
      sentBy: readSentBy(message.sentBy),
      willBeRefused: barred.has(message.recipient),
    }))
    .toSorted((one, other) => one.dueAt.getTime() - other.dueAt.getTime() || one.id - other.id);
  return { rows, hasOlder: ids.length > limit || searchedTo !== null, searchedTo };
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  login: true,
  sentBy: true,
  sender: true,
  recipient: true,
  text: true,
  smsClass: true,
  segmentCount: true,
  credits: true,
} as const;

/** Also of one that was sent meanwhile. */
const placeOf = (db: Database, accountId: number, id: number): Promise<Place | null> =>
  db.message.findFirst({ where: { accountId, id }, select: { id: true, dueAt: true } });

function matchingOf(
  dialect: Dialect,
  accountId: number,
  { recipient, login, of, by, who, sender, text }: WaitingSearch,
): Prisma.Sql | undefined {
  const number = readNumberSearch(recipient);
  const conditions = [
    number !== null && beginsOrEnds(Prisma.sql`recipient`, number),
    login !== '' && Prisma.sql`login IN (${loginsWith(dialect, accountId, login)})`,
    of !== '' && Prisma.sql`login = ${of}`,
    by !== '' && isSentBy(by),
    isSentByNamed(dialect, who),
    hasPartOrNumber(dialect, Prisma.sql`sender`, sender, '+'),
    hasPart(dialect, Prisma.sql`text`, text),
  ].filter((condition) => condition !== false);
  return conditions.length > 0 ? Prisma.join(conditions, ' AND ') : undefined;
}

type Source = { readonly waits: Prisma.Sql; readonly matching: Prisma.Sql | undefined };

const ROWS = readBy('Message', 'Message_scheduled_idx');
const IN_ORDER = Prisma.sql`ORDER BY "dueAt", id`;

const behind = (place: Place | null): Prisma.Sql =>
  place ? Prisma.sql`("dueAt", id) > (${place.dueAt}, ${place.id})` : EVERY_ROW;

const upTo = (place: Place | null): Prisma.Sql =>
  place ? Prisma.sql`("dueAt", id) <= (${place.dueAt}, ${place.id})` : EVERY_ROW;

/** Step by step, so that other reads come in between, and no further than one request goes. */
async function look(db: Database, { waits, matching }: Source, start: Place | null, limit: number) {
  const ids: number[] = [];
  const pace = createPace({ ...LIMITS, stepRows: boundStep(LIMITS.stepRows, matching) });
  let from = start;
  for (let rows = pace.next(); rows !== null; rows = pace.next()) {
    const to = matching ? await endOfStep(db, waits, from, rows) : null;
    const found = await db.$queryRaw<{ id: number | bigint }[]>`
      SELECT id FROM ${ROWS} WHERE ${waits} AND ${behind(from)} AND ${upTo(to)} AND ${matching ?? EVERY_ROW}
      ${IN_ORDER} LIMIT ${limit - ids.length}`;
    ids.push(...found.map(({ id }) => Number(id)));
    if (to === null || ids.length === limit) return { ids, searchedTo: null };
    from = to;
  }
  return { ids, searchedTo: from?.id ?? null };
}

/** The last of so many rows; null when there are fewer. */
async function endOfStep(db: Database, waits: Prisma.Sql, from: Place | null, rows: number): Promise<Place | null> {
  const [last] = await db.$queryRaw<{ dueAt: Date; id: number | bigint }[]>`
    SELECT "dueAt", id FROM ${ROWS} WHERE ${waits} AND ${behind(from)} ${IN_ORDER} LIMIT 1 OFFSET ${rows - 1}`;
  return last ? { dueAt: last.dueAt, id: Number(last.id) } : null;
}
