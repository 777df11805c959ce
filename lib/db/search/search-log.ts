/**
 * Finds a page of a log by whatever filter, at a cost that has a bound: a statement cannot be interrupted, and every
 * other read waits for it. What an index finds and is few is read from that index, anything else in the order of ids.
 * Where rows are looked at one by one, that is done step by step, so that other reads come in between.
 */
import type { Database } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import type { IdStretch } from './ids-of-period';
import { boundStep, createPace, type SearchLimits } from './pace';

/** Conditions and the index that answers them. */
type Indexed = { readonly index: string; readonly where: Prisma.Sql };

/** Which rows are looked for. */
export type LogFilter = {
  readonly table: string;
  /** What the rows have in common; the index gives them in the order of their ids. */
  readonly ordered: Indexed;
  /** What another index finds, in whatever order. */
  readonly narrow?: Indexed | undefined;
  /** Where ids may lie at all, as of a period. */
  readonly within?: IdStretch | undefined;
  /** What no index finds. */
  readonly matching?: Prisma.Sql | undefined;
};

export type LogSearch = LogFilter & {
  /** Where a page begins: rows before an id, newest first, or, with `after` alone, rows after an id, oldest first. */
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly limit: number;
};

export type LogPage = {
  readonly ids: readonly number[];
  /** Up to which id was looked when that was enough for one request; null when the page is full or the log at its end. */
  readonly searchedTo: number | null;
};

type Condition = Prisma.Sql | false;

/** That a text holds what is typed, if anything is. */
export const hasPart = ({ contains }: Dialect, column: Prisma.Sql, typed: string): Condition =>
  typed !== '' && contains(column, typed);

/**
 * By which index a log is narrowed, of those that may be: the first one, which is the one that finds fewest. The others'
 * conditions are looked at row by row, beside those that no index answers.
 */
export function narrowBy(
  indexed: readonly (Indexed | false)[],
  conditions: readonly Condition[],
): Pick<LogFilter, 'narrow' | 'matching'> {
  const [narrow, ...others] = indexed.filter((found) => found !== false);
  const left = [...others.map(({ where }) => where), ...conditions.filter((condition) => condition !== false)];
  return { narrow, matching: left.length > 0 ? Prisma.join(left, ' AND ') : undefined };
}

/** A request takes at most some 1.5 s, and a step some 20 ms: see pace.ts. */
const SEARCH_LIMITS: SearchLimits = { stepRows: 20_000, mostRows: 500_000 };

export const EVERY_ROW = Prisma.sql`true`;

export async function searchLog(db: Database, search: LogSearch, limits = SEARCH_LIMITS): Promise<LogPage> {
  const { table, ordered, narrow, matching, limit } = search;
  // Without a filter the first statement has it all.
  if (!narrow && !matching) {
    return { ids: await selectIds(db, table, ordered, startOf(search), limit), searchedTo: null };
  }
  const ids: number[] = [];
  let searchedTo: number | null = null;
  for await (const { source, range, to } of lookThrough(db, search, limits)) {
    ids.push(...(await selectIds(db, table, source, upTo(range, to), limit - ids.length)));
    if (ids.length === limit) return { ids, searchedTo: null };
    searchedTo = to;
  }
  return { ids, searchedTo };
}

/**
 * What a filter finds, newest first, as statements' ends (`FROM … WHERE …`) that cost no more than a step each; the last
 * one is null where there is more than may be looked at.
 */
export async function* stepsOf(
  db: Database,
  filter: LogFilter,
  limits: SearchLimits,
): AsyncGenerator<{ readonly rows: Prisma.Sql | null }> {
  let searchedTo: number | null = null;
  for await (const { source, range, to } of lookThrough(db, filter, limits)) {
    yield { rows: Prisma.sql`${rowsOf(filter.table, source)} AND ${inRange(upTo(range, to))}` };
    searchedTo = to;
  }
  if (searchedTo !== null) yield { rows: null };
}

/** A stretch of a log that one statement looks through, up to `to`; null = to the end. */
type Step = { readonly source: Indexed; readonly range: Range; readonly to: number | null };

/** The steps in the order of ids, through few rows by their own index, as far as one request goes. */
async function* lookThrough(
  db: Database,
  search: LogFilter & Partial<LogSearch>,
  limits: SearchLimits,
): AsyncGenerator<Step> {
  const { table, ordered, narrow, matching } = search;
  const few = narrow && (await hasFew(db, table, narrow, limits.stepRows)) ? narrow : null;
  const counted = few ?? ordered;
  const source = { index: counted.index, where: everything(search) };
  let range = startOf(search);
  if (few && !matching) return yield { source, range, to: null };
  const pace = createPace({ ...limits, stepRows: boundStep(limits.stepRows, matching) });
  for (let rows = pace.next(); rows !== null; rows = pace.next()) {
    const to = await endOfStep(db, table, counted, range, rows);
    yield { source, range, to };
    if (to === null) return;
    range = { ...range, from: to };
  }
}

const everything = ({ ordered, narrow, matching }: LogFilter) =>
  Prisma.sql`${ordered.where} AND ${narrow?.where ?? EVERY_ROW} AND ${matching ?? EVERY_ROW}`;

const startOf = ({ before, after, within }: Pick<LogSearch, 'before' | 'after' | 'within'>): Range => {
  const { first = 0, end = Number.MAX_SAFE_INTEGER } = within ?? {};
  return before === undefined && after !== undefined
    ? { from: Math.max(after, first - 1), to: within ? end - 1 : null, upwards: true }
    : { from: Math.min(before ?? end, end), to: within ? first : null, upwards: false };
};

/** Ids beyond `from`, up to and with `to`; null = up to the end. */
type Range = { readonly from: number; readonly to: number | null; readonly upwards: boolean };

/** A range of one step; null: the rest. */
const upTo = (range: Range, to: number | null): Range => (to === null ? range : { ...range, to });

/** One bound at each end: of two at the same end SQLite looks by one alone, and goes through all rows up to the other. */
function inRange({ from, to, upwards }: Range): Prisma.Sql {
  if (upwards) return to === null ? Prisma.sql`id > ${from}` : Prisma.sql`id > ${from} AND id <= ${to}`;
  return to === null ? Prisma.sql`id < ${from}` : Prisma.sql`id < ${from} AND id >= ${to}`;
}

const rowsOf = (table: string, { index, where }: Indexed) => Prisma.sql`FROM ${readBy(table, index)} WHERE ${where}`;

const inOrder = ({ upwards }: Range) => (upwards ? Prisma.sql`ORDER BY id` : Prisma.sql`ORDER BY id DESC`);

async function selectIds(db: Database, table: string, source: Indexed, range: Range, limit: number): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: number }[]>`
    SELECT id ${rowsOf(table, source)} AND ${inRange(range)} ${inOrder(range)} LIMIT ${limit}`;
  return rows.map(({ id }) => Number(id));
}

/** The last id of so many rows; null when there are fewer. */
async function endOfStep(db: Database, table: string, source: Indexed, range: Range, rows: number) {
  const [last] = await db.$queryRaw<{ id: number }[]>`
    SELECT id ${rowsOf(table, source)} AND ${inRange(range)} ${inOrder(range)} LIMIT 1 OFFSET ${rows - 1}`;
  return last ? Number(last.id) : null;
}

/** Whether an index holds no more rows than one step looks at. */
async function hasFew(db: Database, table: string, source: Indexed, rows: number): Promise<boolean> {
  const [counted] = await db.$queryRaw<{ found: number }[]>`
    SELECT count(*) AS found FROM (SELECT 1 ${rowsOf(table, source)} LIMIT ${rows + 1}) AS few`;
  return Number(counted?.found) <= rows;
}
