import type { Period } from '@/lib/domain/time/period';
import { AUDIT_PAGE_SIZE, type AuditList, type AuditListQuery, auditRow } from '@/lib/schemas/audit';
import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';

export type NewAuditEntry = {
  readonly accountId: number;
  readonly at: Date;
  readonly actor: string;
  readonly clientIp: string;
  readonly action: string;
  readonly subject: string;
  readonly before: Readonly<Record<string, unknown>>;
  readonly after: Readonly<Record<string, unknown>>;
};

export async function insertAuditEntry(tx: Transaction, entry: NewAuditEntry): Promise<void> {
  const { before, after, ...rest } = entry;
  await tx.auditEntry.create({ data: { ...rest, before: JSON.stringify(before), after: JSON.stringify(after) } });
}

/** As a range, which the index answers; nothing that begins so comes after U+10FFFF. */
const beginningWith = (prefix: string): Prisma.StringFilter => ({ gte: prefix, lt: `${prefix}\u{10FFFF}` });

/** One page of an account's audit log, newest first. */
export async function listAuditEntries(
  db: Database,
  accountId: number,
  query: AuditListQuery,
  { since, until }: Period,
): Promise<AuditList> {
  const { subject, of, actor, action, before } = query;
  const found = await db.auditEntry.findMany({
    where: {
      accountId,
      ...(subject === '' ? {} : { subject: beginningWith(subject) }),
      ...(of === '' ? {} : { subject: of }),
      ...(actor === '' ? {} : { actor: { contains: actor } }),
      ...(action === '' ? {} : { action }),
      at: { ...(since ? { gte: since } : {}), ...(until ? { lt: until } : {}) },
      ...(before === undefined ? {} : { id: { lt: before } }),
    },
    orderBy: { id: 'desc' },
    take: AUDIT_PAGE_SIZE + 1,
  });
  const entries = found.slice(0, AUDIT_PAGE_SIZE).map((entry) =>
    auditRow.parse({
      ...entry,
      at: entry.at.toISOString(),
      before: JSON.parse(entry.before),
      after: JSON.parse(entry.after),
    }),
  );
  return { entries, hasOlder: found.length > AUDIT_PAGE_SIZE };
}

/** How often any of these was done on an account since a moment. */
export const countAuditEntries = (
  tx: Transaction,
  accountId: number,
  actions: readonly string[],
  since: Date,
): Promise<number> => tx.auditEntry.count({ where: { accountId, action: { in: [...actions] }, at: { gt: since } } });
