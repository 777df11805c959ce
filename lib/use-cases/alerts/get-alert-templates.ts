import { readAlertTemplates } from '@/lib/db/accounts/alerts';
import { ok } from '@/lib/domain/result';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';

/** The account's own alert texts, whether they are in force or not. */
export const getAlertTemplates = defineUseCase<void, AlertTemplatesInput>({
  action: 'alert.read',
  run: async ({ db }, { id }) => ok(await readAlertTemplates(db, id)),
});
