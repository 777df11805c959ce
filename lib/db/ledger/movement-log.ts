/** The ledger as people read it: a log of movements, newest first. */
import { readActor } from '@/lib/domain/authorisation/actor';
import {
  MOVEMENT_KINDS,
  type Movement,
  type MovementFilter,
  type MovementSearch,
  type MovementSum,
  type MovementSums,
} from '@/lib/domain/ledger/movement';
import { isOfBulk, type MovementCause } from '@/lib/domain/ledger/movement-cause';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database } from '../connections/client';
import { readBy } from '../connections/dialect';
import { list } from '../connections/fragments';
import { Prisma } from '../generated/client';
import { loginsInUse, loginsWith } from '../search/api-users-with';
import { idsOfPeriod } from '../search/ids-of-period';
import { readLogPage } from '../search/read-log-page';
import { type LogFilter, narrowBy } from '../search/search-log';
import { sumLog } from '../search/sum-log';
import { withCauses } from './movement-cause';

/** One page of an account's movements. */
export async function listMovements(
  db: Database,
  accountId: number,
  search: MovementSearch,
  period: Period,
): Promise<LogPage<Movement>> {
  const filter = await filterBy(db, accountId, search, period);
  return readLogPage(db, filter, search, (ids) => readMovements(db, accountId, ids));
}

/** Those of an account that have these ids, newest first. */
async function readMovements(db: Database, accountId: number, ids: readonly number[]): Promise<Movement[]> {
  const stored = await db.creditMovement.findMany({
    where: { accountId, id: { in: [...ids] } },
    orderBy: { id: 'desc' },
    omit: { accountId: true },
  });
  const named = stored.map((movement) => ({ ...movement, actor: readActor(movement.actor) }));
  const found = await withCauses(db, accountId, named);
  const logins = await loginsInUse(db, accountId, new Set(found.flatMap(({ login }) => login ?? [])));
  const counterparts = await accountsOf(db, new Set(found.flatMap(({ counterpartId }) => counterpartId ?? [])));
  const messages = await messagesOf(db, accountId, new Set(found.flatMap(idUnless(isOfBulk))));
  const sends = await sendsOf(db, accountId, new Set(found.flatMap(idUnless((cause) => !isOfBulk(cause)))));
  return found.map(({ quotaOfId, counterpartId, ...movement }) => ({
    ...movement,
    amount: Number(movement.amount),
    balanceAfter: Number(movement.balanceAfter),
    isQuota: quotaOfId !== null,
    hasApiUser: isThere(logins.get(movement.login ?? ''), quotaOfId),
    hasPage: (isOfBulk(movement.cause) ? sends : messages).has(movement.messageId ?? 0),
    scheduledFor: (movement.kind === 'debit' && messages.get(movement.messageId ?? 0)) || null,
    counterpart: (counterpartId === null ? undefined : counterparts.get(counterpartId)) ?? null,
  }));
}

/** Whether an API user is, by who has its login now: of a quota, the one that had it. */
const isThere = (userId: number | undefined, quotaOfId: number | null): boolean =>
  userId !== undefined && (quotaOfId === null || quotaOfId === userId);

const idUnless =
  (isLeftOut: (cause: MovementCause) => boolean) =>
  ({ cause, messageId }: Pick<Movement, 'cause' | 'messageId'>): number[] =>
    messageId === null || isLeftOut(cause) ? [] : [messageId];

/** Of these messages those that are still there, each with its moment if it waits for it. */
async function messagesOf(
  db: Database,
  accountId: number,
  ids: ReadonlySet<number>,
): Promise<ReadonlyMap<number, Date | null>> {
  const found = await db.message.findMany({
    where: { accountId, id: { in: [...ids] } },
    select: { id: true, state: true, dueAt: true },
  });
  return new Map(found.map(({ id, state, dueAt }) => [id, state === 'scheduled' ? dueAt : null]));
}

/** Of these bulk sends those that are still there. */
async function sendsOf(db: Database, accountId: number, ids: ReadonlySet<number>): Promise<ReadonlySet<number>> {
  const found = await db.bulkSend.findMany({ where: { accountId, id: { in: [...ids] } }, select: { id: true } });
  return new Set(found.map(({ id }) => id));
}

/** Whose movements these are, by service name: of a transfer both accounts read which the other one was, and no more. */
async function accountsOf(db: Database, ids: ReadonlySet<number>): Promise<ReadonlyMap<number, string>> {
  if (ids.size === 0) return new Map();
  const found = await db.$queryRaw<{ id: number | bigint; serviceName: string }[]>`
    SELECT m.id, a."serviceName" FROM "CreditMovement" m JOIN "SmsAccount" a ON a.id = m."accountId"
    WHERE m.id IN (${list([...ids])})`;
  return new Map(found.map(({ id, serviceName }) => [Number(id), serviceName]));
}

/** The newest movements for a message, at most `limit`; of a bulk send's hold for its first message. */
export async function listMovementsOf(
  db: Database,
  accountId: number,
  messageId: number,
  limit: number,
): Promise<Movement[]> {
  const ids = await db.$queryRaw<{ id: number | bigint }[]>`
    SELECT id FROM ${readBy('CreditMovement', 'CreditMovement_messageId_idx')}
    WHERE "messageId" = ${messageId} AND "accountId" = ${accountId} ORDER BY id DESC LIMIT ${limit}`;
  return readMovements(
    db,
    accountId,
    ids.map(({ id }) => Number(id)),
  );
}

/** What all movements that are found come to, kind by kind, in the order of the kinds. */
export async function sumMovements(
  db: Database,
  accountId: number,
  search: MovementFilter,
  period: Period,
): Promise<MovementSums> {
  const filter = await filterBy(db, accountId, search, period);
  const { sums, isOfNewest } = await sumLog(db, filter, { by: 'kind', of: 'amount' });
  const ofKind = (kind: MovementSum['kind']) =>
    [sums.get(kind)].flatMap((sum) => (sum === undefined ? [] : [{ kind, count: sum.count, amount: sum.total }]));
  return { sums: MOVEMENT_KINDS.flatMap(ofKind), isOfNewest };
}

async function filterBy(
  db: Database,
  accountId: number,
  { kind, login, message }: MovementFilter,
  period: Period,
): Promise<LogFilter> {
  const within = await idsOfPeriod(db, 'CreditMovement', period);
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const about = message !== undefined && {
    index: 'CreditMovement_messageId_idx',
    where: Prisma.sql`"messageId" = ${message}`,
  };
  const theirs = login !== '' && {
    index: 'CreditMovement_accountId_login_id_idx',
    where: Prisma.sql`${account} AND login IN (${loginsWith(db.dialect, accountId, login)})`,
  };
  const isRare = kind !== '' && kind !== 'debit';
  return {
    table: 'CreditMovement',
    within,
    ordered: isRare
      ? {
          index: 'CreditMovement_kind_idx',
          where: Prisma.sql`${account} AND kind = ${kind} AND kind <> 'debit'`,
        }
      : { index: 'CreditMovement_accountId_id_idx', where: account },
    ...narrowBy([about, theirs], [kind === 'debit' && Prisma.sql`kind = 'debit'`]),
  };
}
