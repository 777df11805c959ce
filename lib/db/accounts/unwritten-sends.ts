import { Prisma } from '../generated/client';

/**
 * Bulk sends that an account accepted since a moment of which nothing is written before theirs comes: whatever counts
 * what was accepted adds them to the usage, which counts messages as they are written.
 */
export const unwrittenSends = (accountId: number | Prisma.Sql, since: Date): Prisma.Sql => Prisma.sql`
  "BulkSend" b WHERE b."accountId" = ${accountId} AND b."finishedAt" IS NULL AND b."writtenCount" - b."takenOutCount" = 0
    AND b."deferredUntil" IS NOT NULL AND b."createdAt" >= ${since}`;
