/** The numbers by which people reach accounts, as whoever runs the instance has set them. */
import {
  earlierClauses,
  type ReplyNumbers,
  readEarlierClauses,
  SIMULATED_NUMBERS,
  writeEarlierClauses,
} from '@/lib/domain/account/reply-numbers';
import { type Bounded, bounded, MOST_COUNTED } from '@/lib/domain/instance/health';
import type { Database, Transaction } from '../connections/client';
import { Prisma } from '../generated/client';

type StoredNumbers = ReplyNumbers & {
  /** Whether somebody who runs the instance has said so. */
  readonly isSet: boolean;
};

export async function readReplyNumbers(tx: Transaction, accountId: number): Promise<StoredNumbers> {
  const { replyNumbersSetAt, ...numbers } = await tx.smsAccount.findUniqueOrThrow({
    where: { id: accountId },
    select: { shortNumber: true, stopClauseText: true, replyNumbersSetAt: true },
  });
  return { ...numbers, isSet: replyNumbersSetAt !== null };
}

/** Sets them; a clause that there was stays known. The caller has locked the account. */
export async function saveReplyNumbers(
  tx: Transaction,
  accountId: number,
  numbers: ReplyNumbers,
  now: Date,
): Promise<void> {
  const { stopClauseText, earlierStopClauses } = await tx.smsAccount.findUniqueOrThrow({ where: { id: accountId } });
  const earlier = earlierClauses(stopClauseText, readEarlierClauses(earlierStopClauses), numbers.stopClauseText);
  await tx.smsAccount.update({
    where: { id: accountId },
    data: { ...numbers, earlierStopClauses: writeEarlierClauses(earlier), replyNumbersSetAt: now },
  });
}

/** What was set last, of whichever account; null: nothing ever was. */
export const findNewestNumbers = (tx: Transaction): Promise<ReplyNumbers | null> =>
  tx.smsAccount.findFirst({
    where: { replyNumbersSetAt: { not: null } },
    orderBy: [{ replyNumbersSetAt: 'desc' }, { id: 'desc' }],
    select: { shortNumber: true, stopClauseText: true },
  });

const WITH_SIMULATED = Prisma.sql`"SmsAccount" WHERE "replyNumbersSetAt" IS NULL AND "disabledAt" IS NULL
  AND ("shortNumber" = ${SIMULATED_NUMBERS.shortNumber} OR "stopClauseText" = ${SIMULATED_NUMBERS.stopClauseText})`;

/** Enabled accounts that nobody has given numbers of their own, with the name of one; null: there is none. */
export async function findWithSimulatedNumbers(
  db: Database,
): Promise<(Bounded & { readonly serviceName: string }) | null> {
  const [first] = await db.$queryRaw<{ serviceName: string }[]>(
    Prisma.sql`SELECT "serviceName" FROM ${WITH_SIMULATED} ORDER BY id LIMIT 1`,
  );
  if (!first) return null;
  const [counted] = await db.$queryRaw<{ found: number | bigint }[]>(
    Prisma.sql`SELECT COUNT(*) AS found FROM (SELECT 1 FROM ${WITH_SIMULATED} LIMIT ${MOST_COUNTED + 1}) AS few`,
  );
  return { ...bounded(Number(counted?.found ?? 0)), ...first };
}
