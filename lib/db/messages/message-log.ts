import { MESSAGES_PAGE_SIZE, type MessageList, type MessageListQuery, messageRow } from '@/lib/schemas/message';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { type LogSearch, searchLog } from '../search/search-log';

const digits = (text: string) => text.replaceAll(/\D/g, '').replace(/^00/, '');

/** One page of an account's sending log, newest first. Pages are cut at ids, so a page costs the same at any depth. */
export async function listMessages(
  db: Database,
  accountId: number,
  query: MessageListQuery,
): Promise<Omit<MessageList, 'bulkSends'>> {
  const { before, after } = query;
  const goingBack = after !== undefined && before === undefined;
  const limit = MESSAGES_PAGE_SIZE + 1;
  const { ids, searchedTo } = await searchLog(db, { ...filter(accountId, query), before, after, limit });
  const more = ids.length > MESSAGES_PAGE_SIZE || searchedTo !== null;
  const page = await db.message.findMany({
    where: { accountId, id: { in: ids.slice(0, MESSAGES_PAGE_SIZE) } },
    orderBy: { id: 'desc' },
  });
  return {
    messages: page.map((message) =>
      messageRow.parse({
        ...message,
        createdAt: message.createdAt.toISOString(),
        dueAt: message.dueAt.toISOString(),
        refunded: message.refundedAt !== null,
      }),
    ),
    hasNewer: goingBack ? more : before !== undefined,
    hasOlder: goingBack ? page.length > 0 : more,
    searchedTo,
  };
}

function filter(accountId: number, { login, recipient, state }: MessageListQuery): Omit<LogSearch, 'limit'> {
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const prefix = digits(recipient);
  return {
    table: 'Message',
    ordered:
      login === ''
        ? { index: 'Message_accountId_id_idx', where: account }
        : { index: 'Message_accountId_login_id_idx', where: Prisma.sql`${account} AND login = ${login}` },
    narrow: prefix === '' ? undefined : { index: 'Message_accountId_recipient_id_idx', where: beginningWith(prefix) },
    matching: state === '' ? undefined : Prisma.sql`state = ${state}`,
  };

  /** `:` is the character after 9, so the range holds every number that begins with these digits. */
  function beginningWith(digits: string): Prisma.Sql {
    return Prisma.sql`${account} AND recipient >= ${digits} AND recipient < ${`${digits}:`}`;
  }
}
