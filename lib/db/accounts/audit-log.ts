import { type Actor, readActor, writeActor } from '@/lib/domain/authorisation/actor';
import type { AuditEntry, AuditSearch } from '@/lib/domain/authorisation/audit-entry';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import type { Database, Transaction } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import type { SqlTransaction } from '../connections/sql-transaction';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';

export type NewAuditEntry = {
  readonly accountId: number;
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly subject: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};

export async function insertAuditEntry(tx: SqlTransaction, entry: NewAuditEntry): Promise<void> {
  await saveAuditEntry(tx, entry, null);
}

/**
 * The same of what is done in several transactions, each of which says how far it has come: the first, `id` null, writes
 * the entry, and the others go on with it. Answers its id.
 */
export async function saveAuditEntry(tx: SqlTransaction, entry: NewAuditEntry, id: number | null): Promise<number> {
  const { accountId, at, actor, action, subject, before, after } = entry;
  if (id !== null) {
    await tx.$executeRaw`
      UPDATE "AuditEntry" SET after = ${JSON.stringify(after)} WHERE id = ${id} AND "accountId" = ${accountId}`;
    return id;
  }
  const [saved] = await tx.$queryRaw<{ id: number | bigint }[]>`
    INSERT INTO "AuditEntry" ("accountId", at, actor, "clientIp", action, subject, before, after)
    VALUES (${accountId}, ${at}, ${writeActor(actor)}, ${actor.clientIp}, ${action}, ${subject},
      ${JSON.stringify(before)}, ${JSON.stringify(after)}) RETURNING id`;
  return Number(saved?.id);
}

/** One page of an account's audit log, or of the instance's (`INSTANCE_LOG`), newest first. */
export async function listAuditEntries(
  db: Database,
  accountId: number,
  search: AuditSearch,
  period: Period,
): Promise<LogPage<AuditEntry>> {
  const within = await idsOfPeriod(db, 'AuditEntry', period);
  return readLogPage(db, { ...filterBy(db.dialect, accountId, search), within }, search, (ids) =>
    readEntries(db, accountId, ids),
  );
}

async function readEntries(db: Database, accountId: number, ids: number[]): Promise<AuditEntry[]> {
  const found = await db.auditEntry.findMany({
    where: { accountId, id: { in: ids } },
    orderBy: { id: 'desc' },
    omit: { accountId: true },
  });
  return found.map((entry) => ({
    ...entry,
    actor: readActor(entry.actor),
    before: readFields(entry.before),
    after: readFields(entry.after),
  }));
}

/** As `insertAuditEntry` has written them. */
const readFields = (json: string): AuditEntry['before'] => JSON.parse(json);

function filterBy(
  dialect: Dialect,
  accountId: number,
  { subject, of, actor, action }: AuditSearch,
): Omit<LogFilter, 'within'> {
  const account = Prisma.sql`"accountId" = ${accountId}`;
  const conditions = [
    hasPartOrNumber(dialect, Prisma.sql`subject`, subject, '+'),
    hasPart(dialect, Prisma.sql`actor`, actor),
    of !== '' && Prisma.sql`action NOT LIKE 'sender.%'`,
    action !== '' && Prisma.sql`action = ${action}`,
  ];
  return {
    table: 'AuditEntry',
    ordered:
      of === ''
        ? { index: 'AuditEntry_accountId_id_idx', where: account }
        : { index: 'AuditEntry_accountId_subject_id_idx', where: Prisma.sql`${account} AND subject = ${of}` },
    ...narrowBy([], conditions),
  };
}

/** How often any of these was done on an account since a moment. */
export const countAuditEntries = (
  tx: Transaction,
  accountId: number,
  actions: readonly string[],
  since: Date,
): Promise<number> => tx.auditEntry.count({ where: { accountId, action: { in: [...actions] }, at: { gt: since } } });

/** The id of the newest entry of all accounts; 0 while there is none. */
export async function findLastAuditEntry(db: Database): Promise<number> {
  const [last] = await db.$queryRaw<{ id: number | bigint }[]>`SELECT COALESCE(max(id), 0) AS id FROM "AuditEntry"`;
  return Number(last?.id ?? 0);
}

/** The accounts on which somebody did something from there, by the entries of a stretch of the log. */
export async function listAccountsChangedFrom(
  db: Database,
  clientIp: string,
  { after, upTo }: { readonly after: number; readonly upTo: number },
): Promise<number[]> {
  const accounts = await db.$queryRaw<{ accountId: number | bigint }[]>`
    SELECT DISTINCT "accountId" FROM "AuditEntry" WHERE id > ${after} AND id <= ${upTo} AND "clientIp" = ${clientIp}
      AND "accountId" <> ${INSTANCE_LOG}`;
  return accounts.map(({ accountId }) => Number(accountId));
}
