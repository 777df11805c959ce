import { markedNameFrom, markRange } from '@/lib/domain/authorisation/actor';
import type { SentByKind } from '@/lib/domain/authorisation/sent-by';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';

/** That a message was sent by somebody of a kind; an index answers it, but for what API users send by themselves. */
export function isSentBy(kind: SentByKind): Prisma.Sql {
  if (kind === 'api-user') return Prisma.sql`"sentBy" IS NULL`;
  const { from, before } = markRange(kind);
  return Prisma.sql`"sentBy" IS NOT NULL AND "sentBy" >= ${from} AND "sentBy" < ${before}`;
}

/** Those who are told by name there: an API user's login is a column of its own. */
const NAMED = ['panel-user', 'consumer-key'] as const;

/** That a person or a program sent it whose name has such a part; looked at row by row. */
export function isSentByNamed({ contains }: Dialect, part: string): Prisma.Sql | false {
  if (part === '') return false;
  const ofKinds = NAMED.map((kind) => {
    const name = Prisma.sql`substr("sentBy", ${Prisma.raw(String(markedNameFrom(kind)))})`;
    return Prisma.sql`(${isSentBy(kind)} AND ${contains(name, part)})`;
  });
  return Prisma.sql`(${Prisma.join(ofKinds, ' OR ')})`;
}
