import type { KeptMessage } from '@/lib/domain/delivery/kept-message';
import type { Message, MessagePage, MessageSearch } from '@/lib/domain/delivery/message';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { type NumberSearch, readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { Prisma } from '../generated/client';
import { loginsWith, onlyLoginWith } from '../search/api-users-with';
import { idsOfPeriod } from '../search/ids-of-period';
import { beginsOrEnds, beginsWith, hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy, searchLog } from '../search/search-log';
import { ENCODINGS, readDlrId } from './message-history';

/** One page of an account's sending log, newest first. Pages are cut at ids, so a page costs the same at any depth. */
export async function listMessages(
  db: Database,
  accountId: number,
  search: MessageSearch,
  period: Period,
): Promise<MessagePage> {
  const { before, after, limit } = search;
  const goingBack = after !== undefined && before === undefined;
  const filter = await readFilter(db, accountId, search, period);
  const { ids, searchedTo } = await searchLog(db, { ...filter, before, after, limit: limit + 1 });
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

/** A message as a file of the log has it. */
export type LoggedMessage = Message & Pick<KeptMessage, 'text' | 'encoding' | 'tag' | 'dlrId'>;

/** The same page, newest first, of whole messages. */
export async function listMessagesInFull(
  db: Database,
  accountId: number,
  search: Omit<MessageSearch, 'after'>,
  period: Period,
): Promise<LogPage<LoggedMessage>> {
  return readLogPage(db, await readFilter(db, accountId, search, period), search, async (ids) => {
    const found = await db.message.findMany({
      where: { accountId, id: { in: ids } },
      orderBy: { id: 'desc' },
      select: { ...SHOWN, text: true, encoding: true, tag: true, dlrId: true },
    });
    return found.map((message) => ({
      ...message,
      state: wordOf(MESSAGE_STATES, message.state),
      encoding: wordOf(ENCODINGS, message.encoding),
      dlrId: readDlrId(message.dlrId),
    }));
  });
}

async function readFilter(db: Database, accountId: number, search: MessageSearch, period: Period): Promise<LogFilter> {
  const { login, of, country, id } = search;
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const whole = of === '' ? await onlyLoginWith(db, accountId, login) : of;
  const exactly = id !== undefined && { index: BY_ID, where: Prisma.sql`${account} AND id = ${id}` };
  const isTheirs = Prisma.sql`${account} AND login IN (${loginsWith(accountId, login)})`;
  const theirs = login !== '' && (whole === null || of !== '') && { index: BY_LOGIN, where: isTheirs };
  const number = readNumberSearch(search.recipient);
  const toThem = number !== null && number.ending === null && toBeginning(account, number.beginning);
  const toCountry = country !== '' && toBeginning(account, country);
  return {
    table: 'Message',
    within: await idsOfPeriod(db, 'Message', period),
    ordered:
      whole === null
        ? { index: BY_ID, where: account }
        : { index: BY_LOGIN, where: Prisma.sql`${account} AND login = ${whole}` },
    ...narrowBy([exactly, toThem, theirs, toCountry], withoutIndex(search, number)),
  };
}

const BY_ID = 'Message_accountId_id_idx';
const BY_LOGIN = 'Message_accountId_login_id_idx';

/** What is looked at row by row. */
const withoutIndex = ({ sender, text, tag, state, ptt }: MessageSearch, number: NumberSearch | null) => [
  number !== null && number.ending !== null && beginsOrEnds(RECIPIENT, number),
  hasPartOrNumber(Prisma.sql`sender`, sender, '+'),
  hasPart(Prisma.sql`text`, text),
  hasPart(Prisma.sql`tag`, tag),
  state !== '' && Prisma.sql`state = ${state}`,
  ptt !== undefined && Prisma.sql`ptt = ${ptt}`,
];

const RECIPIENT = Prisma.sql`recipient`;

const toBeginning = (account: Prisma.Sql, digits: string) => ({
  index: 'Message_accountId_recipient_id_idx',
  where: Prisma.sql`${account} AND ${beginsWith(RECIPIENT, digits)}`,
});
