import type { WorkKind } from '@/lib/domain/outbox/retry-policy';
import { Prisma } from '../generated/client';

/** What lies in the database until it is done. */
export type OwedKind = Exclude<WorkKind, 'recording'>;

/** Where work of one kind lies. Every such table counts `attempts`, and says who holds a row: `leasedBy`. */
export type Outbox = {
  readonly table: Prisma.Sql;
  readonly key: Prisma.Sql;
  readonly dueAt: Prisma.Sql;
  /** Which of its rows are still to be done. */
  readonly isOwed: Prisma.Sql;
  /** Which of them wait for a time of day that somebody named; all others are due as soon as they can be. */
  readonly isDeferred: Prisma.Sql;
};

const NEVER = Prisma.sql`FALSE`;

const alerts = (channel: string): Outbox => ({
  table: Prisma.sql`"Alert"`,
  key: Prisma.sql`id`,
  dueAt: Prisma.sql`"nextAttemptAt"`,
  isOwed: Prisma.sql`status = 'pending' AND channel = ${channel}`,
  isDeferred: NEVER,
});

/** The one list of what is owed. */
export const OUTBOXES: Readonly<Record<OwedKind, Outbox>> = {
  submission: {
    table: Prisma.sql`"Dispatch"`,
    key: Prisma.sql`"messageId"`,
    dueAt: Prisma.sql`"dueAt"`,
    isOwed: Prisma.sql`TRUE`,
    isDeferred: Prisma.sql`(attempts = 0 AND (SELECT state FROM "Message" WHERE id = "messageId") = 'scheduled')
      OR "undecidedSince" IS NOT NULL`,
  },
  callback: {
    table: Prisma.sql`"CallbackDelivery"`,
    key: Prisma.sql`id`,
    dueAt: Prisma.sql`"nextAttemptAt"`,
    isOwed: Prisma.sql`status = 'pending'`,
    // What may still come of a reply.
    isDeferred: Prisma.sql`attempts = 0 AND EXISTS (SELECT 1 FROM "IncomingMessage" i WHERE i.id = "incomingId" AND i."receivedCount" < i."segmentCount")`,
  },
  slice: {
    table: Prisma.sql`"BulkSlice"`,
    key: Prisma.sql`"firstMessageId"`,
    dueAt: Prisma.sql`"dueAt"`,
    isOwed: Prisma.sql`TRUE`,
    isDeferred: Prisma.sql`attempts = 0 AND (SELECT b."deferredUntil" FROM "BulkSend" b WHERE b.id = "bulkSendId") IS NOT NULL`,
  },
  mail: alerts('mail'),
  sms: alerts('sms'),
};

export const OWED_KINDS = Object.keys(OUTBOXES) as readonly OwedKind[];
