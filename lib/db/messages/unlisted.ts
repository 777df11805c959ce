import type { MessageSearch } from '@/lib/domain/delivery/message';
import type { Period } from '@/lib/domain/time/period';
import { unwrittenSends, WAITING_COUNT } from '../accounts/unwritten-sends';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { conditionsOfSends, hasText } from './never-written';

const SINCE_EVER = new Date(0);

/** The ptt of what waits. */
const NO_PTT = 0;

/**
 * How many messages wait in bulk sends that a search of the log may be about: it finds none of them before their moment.
 * What only a message itself tells, as its recipient or a text of its own, leaves all of its send open.
 */
export async function countUnlisted(
  db: Database,
  accountId: number,
  search: Omit<MessageSearch, 'limit'>,
  period: Period,
): Promise<number> {
  const { state, ptt, text } = search;
  if ((state !== '' && state !== 'scheduled') || (ptt !== undefined && ptt !== NO_PTT)) return 0;
  const { first, end } = await idsOfPeriod(db, 'BulkSend', period);
  const shared = hasText(db.dialect, text);
  const asked = [
    Prisma.sql`b.id >= ${first} AND b.id < ${end}`,
    shared && Prisma.sql`(texts = '[]' OR ${shared})`,
    ...conditionsOfSends(db.dialect, accountId, { ...search, text: '' }),
  ].filter((condition) => condition !== false);
  const [counted] = await db.$queryRaw<{ waiting: number | bigint | null }[]>`
    SELECT SUM(${WAITING_COUNT}) AS waiting FROM ${unwrittenSends(accountId, SINCE_EVER)}
      AND ${Prisma.join(asked, ' AND ')}`;
  return Number(counted?.waiting ?? 0);
}
