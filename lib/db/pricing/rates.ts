/** Rates are the instance's own: they belong to no account. */

import { ONE_CREDIT } from '@/lib/domain/credits';
import { type PageNumber, placeOfPage } from '@/lib/domain/page';
import { EVERYWHERE, MOST_PREFIX_DIGITS, type NewRate, type Rate, type RatePage } from '@/lib/domain/pricing/rate';
import type { Database, Transaction } from '../connections/client';
import { list } from '../connections/fragments';
import { insertRows } from '../connections/insert-rows';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';

/** Prefixes that one statement names. */
const PREFIXES_TOGETHER = 1_000;

/** For a clock that is set back. */
const REPLACED_KEPT_MS = 86_400_000;

/** All of them, those of later and those that another one has replaced among them. */
export const listEveryRate = (db: Database | Transaction): Promise<Rate[]> => db.rate.findMany();

export const listRatesOf = (tx: Transaction, prefix: string): Promise<Rate[]> =>
  tx.rate.findMany({ where: { prefix } });

/** What a segment to one number costs, by which prefix: for whoever prices a single one, where no list is at hand. */
export async function findRateOf(db: Pick<SqlTransaction, '$queryRaw'>, msisdn: string, now: Date): Promise<NewRate> {
  const prefixes = Array.from({ length: MOST_PREFIX_DIGITS + 1 }, (_, length) => msisdn.slice(0, length));
  const [rate] = await db.$queryRaw<NewRate[]>`
    SELECT prefix, credits FROM "Rate" WHERE prefix IN (${list(prefixes)}) AND "validFrom" <= ${now}
    ORDER BY length(prefix) DESC, "validFrom" DESC LIMIT 1`;
  return rate ?? { prefix: EVERYWHERE, credits: ONE_CREDIT };
}

/** What another one of the same prefix has not replaced by then. */
const holding = (now: Date) => Prisma.sql`NOT EXISTS (SELECT 1 FROM "Rate" AS other WHERE other.prefix = rate.prefix
  AND other."validFrom" > rate."validFrom" AND other."validFrom" <= ${now})`;

/** Null: every prefix. */
function beginningWith(prefixes: readonly string[] | null): Prisma.Sql {
  if (prefixes === null) return EVERY_ROW;
  if (prefixes.length === 0) return Prisma.sql`1 = 0`;
  const each = [...new Set(prefixes.map(({ length }) => length))].map((length) => {
    const ofLength = prefixes.filter((prefix) => prefix.length === length);
    return Prisma.sql`substr(rate.prefix, 1, ${length}) IN (${list(ofLength)})`;
  });
  return Prisma.sql`(${Prisma.join(each, ' OR ')})`;
}

type Search = PageNumber & {
  /** With one of which a prefix begins; null: whatever it is. */
  readonly prefixes: readonly string[] | null;
};

/** One page of what holds and of what will, by prefix. */
export async function listRates(db: Database, search: Search, now: Date): Promise<RatePage> {
  const matching = Prisma.sql`FROM "Rate" AS rate WHERE ${holding(now)} AND ${beginningWith(search.prefixes)}`;
  const [counted] = await db.$queryRaw<{ total: bigint | number }[]>`SELECT count(*) AS total ${matching}`;
  const total = Number(counted?.total ?? 0);
  const { page, offset } = placeOfPage(search, total);
  const found = await db.$queryRaw<Rate[]>`
    SELECT prefix, "validFrom", credits ${matching}
    ORDER BY prefix, "validFrom" LIMIT ${search.limit} OFFSET ${offset}`;
  const rates = found.map((rate) => ({ ...rate, isInForce: rate.validFrom <= now }));
  return { rates, total, page };
}

/** What was replaced lately enough stays. Begins each transaction that changes rates, with its lock. */
export async function forgetReplacedRates(tx: Transaction, now: Date): Promise<void> {
  const long = new Date(now.getTime() - REPLACED_KEPT_MS);
  await tx.$executeRaw`DELETE FROM "Rate" WHERE EXISTS (SELECT 1 FROM "Rate" AS other
    WHERE other.prefix = "Rate".prefix AND other."validFrom" > "Rate"."validFrom" AND other."validFrom" <= ${long})`;
}

/** What was replaced of these prefixes, however lately. */
export async function forgetReplacedOf(tx: Transaction, prefixes: readonly string[], now: Date): Promise<void> {
  for (let from = 0; from < prefixes.length; from += PREFIXES_TOGETHER) {
    const some = prefixes.slice(from, from + PREFIXES_TOGETHER);
    await tx.$executeRaw`DELETE FROM "Rate" WHERE prefix IN (${list(some)}) AND EXISTS (SELECT 1 FROM "Rate" AS other
      WHERE other.prefix = "Rate".prefix AND other."validFrom" > "Rate"."validFrom" AND other."validFrom" <= ${now})`;
  }
}

/** One that there is of the same prefix and moment is replaced. */
export async function saveRates(tx: Transaction, rates: readonly Rate[]): Promise<void> {
  const rows = rates.map(({ prefix, validFrom, credits }) => ({ prefix, validFrom, credits }));
  await insertRows(tx, 'Rate', rows, 'ON CONFLICT (prefix, "validFrom") DO UPDATE SET credits = excluded.credits');
}

export async function deleteRate(tx: Transaction, { prefix, validFrom }: Omit<Rate, 'credits'>): Promise<void> {
  await tx.rate.delete({ where: { prefix_validFrom: { prefix, validFrom } } });
}

/** What holds and what did: those of later stay. */
export async function deletePastRates(tx: Transaction, prefix: string, now: Date): Promise<void> {
  await tx.rate.deleteMany({ where: { prefix, validFrom: { lte: now } } });
}

export const countRates = (tx: Transaction): Promise<number> => tx.rate.count();
