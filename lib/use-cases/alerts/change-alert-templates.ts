import { readAlertTemplates, saveAlertTemplates } from '@/lib/db/alerts';
import { inTransaction } from '@/lib/db/client';
import { ok } from '@/lib/domain/result';
import type { AlertTemplatesInput } from '@/lib/schemas/alert';
import { defineUseCase } from '../_shared/define-use-case';
import { recordChange } from '../_shared/record-change';

/** Replaces the texts of an account's alerts. */
export const changeAlertTemplates = defineUseCase<AlertTemplatesInput, null>({
  action: 'alert.change-templates',
  changes: ['alerts'],
  run: async ({ db, now }, scope, templates, actor) => {
    const before = await readAlertTemplates(db, scope.id);
    return inTransaction(db, async (tx) => {
      await saveAlertTemplates(tx, scope.id, templates);
      const after = { ...templates };
      await recordChange(
        tx,
        { scope, actor, now },
        { action: 'alert.change-templates', subject: '', before: { ...before }, after },
      );
      return ok(null);
    });
  },
});
