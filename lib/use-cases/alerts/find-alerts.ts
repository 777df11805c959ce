import { listAlerts } from '@/lib/db/accounts/alert-log';
import type { Alert } from '@/lib/domain/alerts/alert';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { ALERTS_PAGE_SIZE, type AlertListQuery } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of the alerts that an account was sent or is owed. */
export const findAlerts = defineUseCase<AlertListQuery, LogPage<Alert>>({
  action: 'alert.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listAlerts(db, id, { ...query, limit: ALERTS_PAGE_SIZE }, periodOf(query, timeZone))),
});
