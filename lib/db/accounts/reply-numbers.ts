/** The numbers by which people reach accounts, as whoever runs the instance has set them: each for itself. */
import {
  DEFAULT_NUMBERS,
  earlierClauses,
  type ReplyNumbers,
  readEarlierClauses,
  writeEarlierClauses,
} from '@/lib/domain/account/reply-numbers';
import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Database, Transaction } from '../connections/client';
import { Prisma } from '../generated/client';

type StoredNumbers = {
  readonly numbers: ReplyNumbers;
  /** Those of them that somebody who runs the instance has said. */
  readonly set: Partial<ReplyNumbers>;
};

export async function readReplyNumbers(tx: Transaction, accountId: number): Promise<StoredNumbers> {
  const { shortNumber, stopClauseText, shortNumberSetAt, stopClauseSetAt } = await tx.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: { shortNumber: true, stopClauseText: true, shortNumberSetAt: true, stopClauseSetAt: true },
  });
  return {
    numbers: { shortNumber, stopClauseText },
    set: { ...(shortNumberSetAt && { shortNumber }), ...(stopClauseSetAt && { stopClauseText }) },
  };
}

/** Sets those that are named; a clause that there was stays known. The caller has locked the account. */
export async function saveReplyNumbers(
  tx: Transaction,
  accountId: number,
  { shortNumber, stopClauseText }: Partial<ReplyNumbers>,
  now: Date,
): Promise<void> {
  await tx.smsAccount.update({
    where: { id: accountId },
    data: {
      ...(shortNumber !== undefined && { shortNumber, shortNumberSetAt: now }),
      ...(stopClauseText !== undefined && {
        ...{ stopClauseText, stopClauseSetAt: now },
        earlierStopClauses: await clausesBefore(tx, accountId, stopClauseText),
      }),
    },
  });
}

async function clausesBefore(tx: Transaction, accountId: number, clause: string): Promise<string> {
  const { stopClauseText, earlierStopClauses } = await tx.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
  return writeEarlierClauses(earlierClauses(stopClauseText, readEarlierClauses(earlierStopClauses), clause));
}

/** What of each was set last, of whichever account; without what nobody ever set. */
export async function findNewestNumbers(tx: Transaction): Promise<Partial<ReplyNumbers>> {
  const short = await tx.smsAccount.findFirst({
    where: { shortNumberSetAt: { not: null } },
    orderBy: [{ shortNumberSetAt: 'desc' }, { id: 'desc' }],
    select: { shortNumber: true },
  });
  const clause = await tx.smsAccount.findFirst({
    where: { stopClauseSetAt: { not: null } },
    orderBy: [{ stopClauseSetAt: 'desc' }, { id: 'desc' }],
    select: { stopClauseText: true },
  });
  return { ...short, ...clause };
}

const WITH_UNCONFIRMED = Prisma.sql`"SmsAccount" WHERE "disabledAt" IS NULL
  AND ("shortNumberSetAt" IS NULL AND "shortNumber" = ${DEFAULT_NUMBERS.shortNumber}
    OR "stopClauseSetAt" IS NULL AND "stopClauseText" = ${DEFAULT_NUMBERS.stopClauseText})`;

/** Enabled accounts with a default number that nobody has said is theirs, with the name of one; null: there is none. */
export async function findWithUnconfirmedNumbers(
  db: Database,
): Promise<(Bounded & { readonly serviceName: string }) | null> {
  const [first] = await db.$queryRaw<{ serviceName: string }[]>(
    Prisma.sql`SELECT "serviceName" FROM ${WITH_UNCONFIRMED} ORDER BY id LIMIT 1`,
  );
  if (!first) return null;
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${WITH_UNCONFIRMED} LIMIT ${MOST_COUNTED + 1}) AS few`,
  );
  return { ...bounded(Number(counted?.found ?? 0)), ...first };
}
