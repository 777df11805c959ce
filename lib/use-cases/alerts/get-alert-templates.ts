import { readAlertTemplates } from '@/lib/db/accounts/alerts';
import type { AlertTemplates } from '@/lib/domain/alerts/alert';
import { ok } from '@/lib/domain/result';
import { defineUseCase } from '../_shared/define-use-case';

/** The account's own alert texts, whether they are in force or not. */
export const getAlertTemplates = defineUseCase<void, AlertTemplates>({
  action: 'alert.read',
  run: async ({ db }, { id }) => ok(await readAlertTemplates(db, id)),
});
