import { markRange } from '@/lib/domain/authorisation/actor';
import type { SentByKind } from '@/lib/domain/authorisation/sent-by';
import { Prisma } from '../generated/client';

/** That a message was sent by somebody of a kind; an index answers it, but for what API users send by themselves. */
export function isSentBy(kind: SentByKind): Prisma.Sql {
  if (kind === 'api-user') return Prisma.sql`"sentBy" IS NULL`;
  const { from, before } = markRange(kind);
  return Prisma.sql`"sentBy" IS NOT NULL AND "sentBy" >= ${from} AND "sentBy" < ${before}`;
}
