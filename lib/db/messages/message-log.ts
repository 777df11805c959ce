import { readSentBy } from '@/lib/domain/authorisation/sent-by';
import type { EventReason } from '@/lib/domain/delivery/event-reason';
import type { KeptMessage } from '@/lib/domain/delivery/kept-message';
import type { Message, MessagePage, MessageSearch } from '@/lib/domain/delivery/message';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { BARRED_NUMBER_PTT } from '@/lib/domain/delivery/ptt';
import { type NumberSearch, readNumberSearch } from '@/lib/domain/numbering/number-search';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import { type Dialect, readBy } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { loginsWith, onlyLoginWith } from '../search/api-users-with';
import { type IdStretch, idsOfPeriod } from '../search/ids-of-period';
import { beginsOrEnds, beginsWith, hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy, searchLog } from '../search/search-log';
import { isSentBy, isSentByNamed } from '../search/sent-by';
import { findToBeRefused } from './handing';
import { ENCODINGS, idsOfTooOld, readDlrId } from './message-history';
import { idsOfSend } from './sent-bulks';

/** One page of an account's sending log, newest first. Pages are cut at ids, so a page costs the same at any depth. */
export async function listMessages(
  db: Database,
  accountId: number,
  search: MessageSearch,
  period: Period,
): Promise<MessagePage> {
  const { before, after, limit } = search;
  const goingBack = after !== undefined && before === undefined;
  const filter = await readMessageFilter(db, accountId, search, period);
  const { ids, searchedTo } = await searchLog(db, { ...filter, before, after, limit: limit + 1 });
  const more = ids.length > limit || searchedTo !== null;
  const rows = await readMessages(db, accountId, ids.slice(0, limit));
  return {
    rows,
    hasNewer: goingBack ? more : before !== undefined,
    hasOlder: goingBack ? rows.length > 0 : more,
    searchedTo,
  };
}

/** Those of an account that have these ids, newest first. */
export async function readMessages(db: Database, accountId: number, ids: readonly number[]): Promise<Message[]> {
  const found = await db.message.findMany({
    where: { accountId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    select: SHOWN,
  });
  const blacklisted = await idsOfBlacklisted(db, found);
  const tooOld = await idsOfTooOld(db, found);
  const toBeRefused = await findToBeRefused(db, accountId, found);
  return found.map((message) => ({
    ...message,
    sentBy: readSentBy(message.sentBy),
    state: wordOf(MESSAGE_STATES, message.state),
    isBlacklisted: blacklisted.has(message.id),
    isTooOld: tooOld.has(message.id),
    willBeRefused: toBeRefused.has(message.id),
  }));
}

/** Those that the account's own blacklist stopped: a carrier may have barred a number, too. */
async function idsOfBlacklisted(
  db: Database,
  messages: readonly { readonly id: number; readonly ptt: number }[],
): Promise<ReadonlySet<number>> {
  const barred = messages.filter(({ ptt }) => ptt === BARRED_NUMBER_PTT).map(({ id }) => id);
  if (barred.length === 0) return new Set();
  const where = { messageId: { in: barred }, reason: 'blacklisted' satisfies EventReason };
  const events = await db.messageEvent.findMany({ where, select: { messageId: true } });
  return new Set(events.map(({ messageId }) => messageId));
}

/** The first messages of a stretch of ids, in their order. */
export async function listFirstMessages(
  db: Database,
  accountId: number,
  { first, end }: IdStretch,
  limit: number,
): Promise<readonly Message[]> {
  const found = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM ${readBy('Message', BY_ID)} WHERE "accountId" = ${accountId} AND id >= ${first} AND id < ${end}
    ORDER BY id LIMIT ${limit}`;
  const ids = found.map(({ id }) => Number(id));
  return (await readMessages(db, accountId, ids)).reverse();
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  login: true,
  sentBy: true,
  sender: true,
  recipient: true,
  text: true,
  segmentCount: true,
  credits: true,
  state: true,
  ptt: true,
  refundedAt: true,
} as const;

/** A message as a file of the log has it. */
export type LoggedMessage = Omit<Message, 'isBlacklisted' | 'isTooOld' | 'willBeRefused'> &
  Pick<KeptMessage, 'encoding' | 'tag' | 'dlrId'>;

/** The same page, newest first, of whole messages. */
export async function listMessagesInFull(
  db: Database,
  accountId: number,
  search: Omit<MessageSearch, 'after'>,
  period: Period,
): Promise<LogPage<LoggedMessage>> {
  return readLogPage(db, await readMessageFilter(db, accountId, search, period), search, async (ids) => {
    const found = await db.message.findMany({
      where: { accountId, id: { in: ids } },
      orderBy: { id: 'desc' },
      select: { ...SHOWN, encoding: true, tag: true, dlrId: true },
    });
    return found.map((message) => ({
      ...message,
      sentBy: readSentBy(message.sentBy),
      state: wordOf(MESSAGE_STATES, message.state),
      encoding: wordOf(ENCODINGS, message.encoding),
      dlrId: readDlrId(message.dlrId),
    }));
  });
}

export async function readMessageFilter(
  db: Database,
  accountId: number,
  search: MessageSearch,
  period: Period,
): Promise<LogFilter> {
  const { login, of, by, country, id, send } = search;
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const whole = of === '' ? await onlyLoginWith(db, accountId, login) : of;
  const exactly = id !== undefined && { index: BY_ID, where: Prisma.sql`${account} AND id = ${id}` };
  const isTheirs = Prisma.sql`${account} AND login IN (${loginsWith(db.dialect, accountId, login)})`;
  const theirs = login !== '' && (whole === null || of !== '') && { index: BY_LOGIN, where: isTheirs };
  const number = readNumberSearch(search.recipient);
  const toThem = number !== null && number.ending === null && toBeginning(account, number.beginning);
  const toCountry = country !== '' && toBeginning(account, country);
  return {
    table: 'Message',
    within: overlapOf(
      await idsOfPeriod(db, 'Message', period),
      send === undefined ? null : await idsOfSend(db, accountId, send),
    ),
    ordered:
      whole === null
        ? { index: BY_ID, where: account }
        : { index: BY_LOGIN, where: Prisma.sql`${account} AND login = ${whole}` },
    ...narrowBy(
      [exactly, toThem, theirs, sentByKind(account, by), toCountry],
      withoutIndex(db.dialect, search, number),
    ),
  };
}

const overlapOf = (one: IdStretch, other: IdStretch | null): IdStretch =>
  other ? { first: Math.max(one.first, other.first), end: Math.min(one.end, other.end) } : one;

const BY_ID = 'Message_accountId_id_idx';
const BY_LOGIN = 'Message_accountId_login_id_idx';

/** What is looked at row by row. */
const withoutIndex = (
  dialect: Dialect,
  { by, who, sender, text, tag, state, ptt }: MessageSearch,
  number: NumberSearch | null,
) => [
  by === 'api-user' && isSentBy(by),
  isSentByNamed(dialect, who),
  number !== null && number.ending !== null && beginsOrEnds(RECIPIENT, number),
  hasPartOrNumber(dialect, Prisma.sql`sender`, sender, '+'),
  hasPart(dialect, Prisma.sql`text`, text),
  hasPart(dialect, Prisma.sql`tag`, tag),
  state !== '' && Prisma.sql`state = ${state}`,
  ptt !== undefined && Prisma.sql`ptt = ${ptt}`,
];

const RECIPIENT = Prisma.sql`recipient`;

const toBeginning = (account: Prisma.Sql, digits: string) => ({
  index: 'Message_accountId_recipient_id_idx',
  where: Prisma.sql`${account} AND ${beginsWith(RECIPIENT, digits)}`,
});

/** What others than API users by themselves have sent: of most accounts few. */
function sentByKind(account: Prisma.Sql, kind: MessageSearch['by']) {
  if (kind === '' || kind === 'api-user') return false;
  return { index: 'Message_sent_by_idx', where: Prisma.sql`${account} AND ${isSentBy(kind)}` };
}
