/**
 * Bulk sends that ended without a message: cancelled as a whole before their moment, or of which no part could be
 * written. The log has no message by which it would meet them, so they are looked for apart.
 */
import type { MessageSearch } from '@/lib/domain/delivery/message';
import type { MessageState } from '@/lib/domain/delivery/message-state';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { loginsWith } from '../search/api-users-with';
import { idsOfPeriod } from '../search/ids-of-period';
import { hasPartOrNumber } from '../search/numbers';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';
import { isSentBy, isSentByNamed } from '../search/sent-by';

/** Beside the search for messages, which is the longer one. */
export const NEVER_WRITTEN_LIMITS = { stepRows: 20_000, mostRows: 100_000 };

/** Where a search asks for what none of them has, such as a recipient or a ptt: null. */
export async function neverWrittenFilter(
  db: Database,
  accountId: number,
  search: MessageSearch,
  period: Period,
): Promise<LogFilter | null> {
  const hasState = stateOf(search.state);
  const asksForOne = search.recipient !== '' || search.country !== '' || search.ptt !== undefined;
  if (asksForOne || hasState === null) return null;
  const where = Prisma.sql`"accountId" = ${accountId} AND "finishedAt" IS NOT NULL AND "writtenCount" = 0`;
  return {
    table: 'BulkSend',
    within: await idsOfPeriod(db, 'BulkSend', period),
    ordered: { index: 'BulkSend_never_written_idx', where },
    ...narrowBy([], [hasState, ...conditionsOfSends(db.dialect, accountId, search)]),
  };
}

/** That they have messages that would be in that state, had they been written; null: in that state they have none. */
function stateOf(state: MessageState | ''): Prisma.Sql | false | null {
  if (state === '') return false;
  if (state === 'cancelled') return Prisma.sql`"unwritableCount" < "messageCount"`;
  return state === 'failed' ? Prisma.sql`"unwritableCount" > 0` : null;
}

/** There are few of these sends, and few that wait: all of this is looked at row by row. */
export function conditionsOfSends(dialect: Dialect, accountId: number, search: Omit<MessageSearch, 'limit'>) {
  const { login, of, by, who, sender, text, tag, id, send } = search;
  return [
    of !== '' && Prisma.sql`login = ${of}`,
    login !== '' && Prisma.sql`login IN (${loginsWith(dialect, accountId, login)})`,
    by !== '' && isSentBy(by),
    isSentByNamed(dialect, who),
    hasPartOrNumber(dialect, Prisma.sql`sender`, sender, '+'),
    hasText(dialect, text),
    hasPart(dialect, Prisma.sql`tag`, tag),
    id !== undefined && Prisma.sql`id <= ${id} AND id + "messageCount" > ${id}`,
    send !== undefined && Prisma.sql`id = ${send}`,
  ];
}

/** Of the texts that its messages were to share: there are two at most, with the STOP clause and without. */
export function hasText(dialect: Dialect, typed: string): Prisma.Sql | false {
  if (typed === '') return false;
  const has = (index: number) => dialect.contains(dialect.jsonField(Prisma.sql`texts`, index, 'text'), typed);
  return Prisma.sql`(${has(0)} OR ${has(1)})`;
}
