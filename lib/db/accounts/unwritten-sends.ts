import { Prisma } from '../generated/client';

/**
 * Bulk sends, as `b`, that wait for a moment and of which nothing was written yet but what was taken out, nor could not
 * be. As isUnwritten says it (lib/domain/sending/waiting.ts).
 */
export const IS_UNWRITTEN = Prisma.sql`b."finishedAt" IS NULL
    AND b."writtenCount" - b."takenOutCount" + b."unwritableCount" = 0 AND b."deferredUntil" IS NOT NULL`;

/** How many messages wait in one of those. As waitingCount says it (lib/domain/sending/waiting.ts). */
export const WAITING_COUNT = Prisma.sql`b."messageCount" - b."takenOutCount"`;

/**
 * Those that an account accepted since a moment: whatever counts what was accepted adds them to the usage, which counts
 * messages as they are written.
 */
export const unwrittenSends = (accountId: number | Prisma.Sql, since: Date | Prisma.Sql): Prisma.Sql => Prisma.sql`
  "BulkSend" b WHERE b."accountId" = ${accountId} AND ${IS_UNWRITTEN} AND b."createdAt" >= ${since}`;
