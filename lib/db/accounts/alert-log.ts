import { ALERT_CHANNELS, ALERT_STATUSES, type Alert, type AlertSearch } from '@/lib/domain/alerts/alert';
import type { LogPage } from '@/lib/domain/page';
import type { Period } from '@/lib/domain/time/period';
import { wordOf } from '@/lib/domain/word-of';
import type { Database } from '../connections/client';
import type { Dialect } from '../connections/dialect';
import { Prisma } from '../generated/client';
import { idsOfPeriod } from '../search/ids-of-period';
import { hasPartOrNumber } from '../search/numbers';
import { readLogPage } from '../search/read-log-page';
import { hasPart, type LogFilter, narrowBy } from '../search/search-log';

/** One page of an account's alerts, newest first. */
export async function listAlerts(
  db: Database,
  accountId: number,
  search: AlertSearch,
  period: Period,
): Promise<LogPage<Alert>> {
  const within = await idsOfPeriod(db, 'Alert', period);
  return readLogPage(db, { ...filterBy(db.dialect, accountId, search), within }, search, (ids) =>
    readAlerts(db, accountId, ids),
  );
}

async function readAlerts(db: Database, accountId: number, ids: number[]): Promise<Alert[]> {
  const found = await db.alert.findMany({
    where: { accountId, id: { in: ids } },
    orderBy: { id: 'desc' },
    select: SHOWN,
  });
  return found.map((alert) => ({
    ...alert,
    channel: wordOf(ALERT_CHANNELS, alert.channel),
    status: wordOf(ALERT_STATUSES, alert.status),
  }));
}

const SHOWN = {
  id: true,
  createdAt: true,
  sentAt: true,
  login: true,
  channel: true,
  recipient: true,
  subject: true,
  body: true,
  status: true,
  lastError: true,
} as const;

function filterBy(dialect: Dialect, accountId: number, { login, recipient, status, channel }: AlertSearch): LogFilter {
  const conditions = [
    hasPart(dialect, Prisma.sql`login`, login),
    hasPartOrNumber(dialect, Prisma.sql`recipient`, recipient, ''),
    status !== '' && Prisma.sql`status = ${status}`,
    channel !== '' && Prisma.sql`channel = ${channel}`,
  ];
  return {
    table: 'Alert',
    ordered: { index: 'Alert_accountId_id_idx', where: Prisma.sql`"accountId" = ${accountId}` },
    ...narrowBy([], conditions),
  };
}
