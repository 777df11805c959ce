import { listAlerts } from '@/lib/db/accounts/alerts';
import { ok } from '@/lib/domain/result';
import type { AlertList, AlertListQuery } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of the alerts that an account was sent or is owed. */
export const findAlerts = defineUseCase<AlertListQuery, AlertList>({
  action: 'alert.read',
  run: async ({ db }, { id }, { before }) => ok(await listAlerts(db, id, before)),
});
