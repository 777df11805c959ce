import { type FollowedMessage, type FollowedSearch } from '@/lib/domain/delivery/followed-message';
import type { IdPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { readIdPage } from '../search/read-log-page';
import { type LogFilter, narrowBy } from '../search/search-log';
import { readDlrId } from './message-history';

/** Whose messages: an account's, or those of one of its logins alone. */
export type Sent = { readonly accountId: number; readonly login: string | null };

/** The ids of what was sent, newest first. */
export async function listFollowedIds(
  db: Database,
  whose: Sent,
  search: FollowedSearch,
  period: Period,
): Promise<IdPage> {
  const within = await idsOfPeriod(db, 'Message', period);
  return readIdPage(db, { ...filterBy(db.dialect, whose, search), within }, search);
}

function filterBy(dialect: Dialect, { accountId, login }: Sent, search: FollowedSearch): LogFilter {
  const { recipient, sender, tag, ptt, dlrId, deferredMinutes } = search;
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const toThem = recipient !== undefined && {
    index: 'Message_accountId_recipient_id_idx',
    where: Prisma.sql`${account} AND recipient = ${recipient}`,
  };
  const ofLogin = login !== null && {
    index: 'Message_accountId_login_id_idx',
    where: Prisma.sql`${account} AND login = ${login}`,
  };
  const tagged = taggedBy(account, tag);
  return {
    table: 'Message',
    // In the order of ids as well, so all of a tag are found, however many messages there are without it.
    ordered: tagged || ofLogin || { index: 'Message_accountId_id_idx', where: account },
    ...narrowBy(
      [toThem, tagged && ofLogin],
      [
        sender !== undefined && Prisma.sql`sender = ${sender}`,
        tag === '' && Prisma.sql`tag = ''`,
        ptt !== undefined && Prisma.sql`ptt = ${ptt}`,
        dlrId !== undefined && Prisma.sql`"dlrId" = ${dlrId}`,
        deferredMinutes !== undefined && Prisma.sql`${deferredBy(dialect)} = ${deferredMinutes}`,
      ],
    ),
  };
}

/** The index has none of those without a tag, and is read only where a statement says that there is one. */
const taggedBy = (account: Prisma.Sql, tag = '') =>
  tag !== '' && { index: 'Message_tagged_idx', where: Prisma.sql`${account} AND tag = ${tag} AND tag <> ''` };

const deferredBy = ({ minutesBetween }: Dialect) => minutesBetween(Prisma.sql`"createdAt"`, Prisma.sql`"dueAt"`);

/** One of them; null: there is none of that id, or none any more. */
export async function findFollowed(
  db: Database,
  { accountId, login }: Sent,
  id: number,
): Promise<FollowedMessage | null> {
  const where = { id, accountId, ...(login === null ? {} : { login }) };
  const found = await db.message.findFirst({ where, select: SHOWN });
  if (!found) return null;
  const { state, updatedAt, dlrId, ...message } = found;
  return {
    ...message,
    dlrId: readDlrId(dlrId),
    submittedAt: await findSubmission(db, id),
    deliveredAt: state === 'delivered' ? updatedAt : null,
  };
}

const SHOWN = {
  id: true,
  createdAt: true,
  dueAt: true,
  updatedAt: true,
  sender: true,
  recipient: true,
  text: true,
  segmentCount: true,
  credits: true,
  tag: true,
  state: true,
  ptt: true,
  dlrId: true,
} as const;

/** When the first was told that shows that a carrier has it. */
async function findSubmission(db: Database, messageId: number): Promise<Date | null> {
  const where = { messageId, applied: true, state: { in: ['submitted', 'buffered', 'delivered'] } };
  const event = await db.messageEvent.findFirst({ where, orderBy: { id: 'asc' }, select: { at: true } });
  return event?.at ?? null;
}
