import type { MessagePage, MessageSearch } from '@/lib/domain/delivery/message';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { type LogSearch, searchLog } from '../search/search-log';

const digits = (text: string) => text.replaceAll(/\D/g, '').replace(/^00/, '');

/** One page of an account's sending log, newest first. Pages are cut at ids, so a page costs the same at any depth. */
export async function listMessages(db: Database, accountId: number, search: MessageSearch): Promise<MessagePage> {
  const { before, after, limit } = search;
  const goingBack = after !== undefined && before === undefined;
  const { ids, searchedTo } = await searchLog(db, { ...filter(accountId, search), before, after, limit: limit + 1 });
  const more = ids.length > limit || searchedTo !== null;
  const page = await db.message.findMany({
    where: { accountId, id: { in: ids.slice(0, limit) } },
    orderBy: { id: 'desc' },
    select: SHOWN,
  });
  return {
    rows: page.map((message) => ({ ...message, state: wordOf(MESSAGE_STATES, message.state) })),
    hasNewer: goingBack ? more : before !== undefined,
    hasOlder: goingBack ? page.length > 0 : more,
    searchedTo,
  };
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  login: true,
  sender: true,
  recipient: true,
  segmentCount: true,
  credits: true,
  state: true,
  ptt: true,
  refundedAt: true,
} as const;

function filter(accountId: number, { login, recipient, state }: MessageSearch): Omit<LogSearch, 'limit'> {
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
