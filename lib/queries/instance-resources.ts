import { auditList, instanceAuditListQuery } from '@/lib/schemas/audit';
import {
  carrierDetails,
  carrierList,
  carrierListQuery,
  carrierNames,
  carrierOutages,
  carrierQuery,
  carrierReceipts,
  carrierReceiptsQuery,
  carrierTrace,
  carrierTraceQuery,
} from '@/lib/schemas/carrier-pages';
import { carrierUndecided, carrierUndecidedQuery } from '@/lib/schemas/carrier-undecided';
import { instanceAccounts, instanceAccountsQuery, peopleList, peopleQuery } from '@/lib/schemas/instance';
import { noParameters } from '@/lib/schemas/list-query';
import { backupList, dailyBackup, instanceHealth } from '@/lib/schemas/operations';
import { numberQuery, pricedNumber, rateList, ratesQuery } from '@/lib/schemas/rate';
import { routeList, routeListQuery } from '@/lib/schemas/route-list';
import { smppSessionList, smppSessionsQuery } from '@/lib/schemas/smpp-session';
import type { Resource } from './resources';

/**
 * What stands where the reads of an account name it (`/api/panel/<account>/`), and in their keys. No account is called
 * so: their names have another form.
 */
export const INSTANCE = 'instance';

/**
 * Everything that the panel reads of the instance, above its accounts. No stream tells of it: what others change is
 * asked for from time to time.
 */
export const INSTANCE_RESOURCES = {
  accounts: {
    path: 'accounts',
    query: instanceAccountsQuery,
    answer: instanceAccounts,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  people: {
    path: 'panel-users',
    query: peopleQuery,
    answer: peopleList,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  backups: { path: 'backups', query: noParameters, answer: backupList, staleAfter: [], everyMs: 2_000 },
  dailyBackup: { path: 'daily-backup', query: noParameters, answer: dailyBackup, staleAfter: [], everyMs: 15_000 },
  rates: {
    path: 'rates',
    query: ratesQuery,
    answer: rateList,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  ratedNumber: {
    path: 'rates/number',
    query: numberQuery,
    answer: pricedNumber,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  carriers: {
    path: 'carriers',
    query: carrierListQuery,
    answer: carrierList,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  carrierNames: { path: 'carriers/names', query: noParameters, answer: carrierNames, staleAfter: [], everyMs: 15_000 },
  carrier: { path: 'carriers/details', query: carrierQuery, answer: carrierDetails, staleAfter: [], everyMs: 5_000 },
  carrierTrace: {
    path: 'carriers/trace',
    query: carrierTraceQuery,
    answer: carrierTrace,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  carrierReceipts: {
    path: 'carriers/receipts',
    query: carrierReceiptsQuery,
    answer: carrierReceipts,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  carrierUndecided: {
    path: 'carriers/undecided',
    query: carrierUndecidedQuery,
    answer: carrierUndecided,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  routes: {
    path: 'routes',
    query: routeListQuery,
    answer: routeList,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  smppSessions: {
    path: 'smpp-sessions',
    query: smppSessionsQuery,
    answer: smppSessionList,
    staleAfter: [],
    everyMs: 5_000,
    isPaged: true,
  },
  outages: { path: 'carriers/outages', query: noParameters, answer: carrierOutages, staleAfter: [], everyMs: 5_000 },
  audit: {
    path: 'audit',
    query: instanceAuditListQuery,
    answer: auditList,
    staleAfter: [],
    everyMs: 15_000,
    isPaged: true,
  },
  health: { path: 'health', query: noParameters, answer: instanceHealth, staleAfter: [], everyMs: 5_000 },
} as const satisfies Readonly<Record<string, Resource>>;
