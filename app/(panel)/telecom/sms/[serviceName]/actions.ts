'use server';

import { panelAction } from '@/lib/panel/panel-action';
import { changeRetentionSchema } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeRetention } from '@/lib/use-cases/accounts/change-retention';

export async function changeRetentionAction(serviceName: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(changeRetention, serviceName, changeRetentionSchema, input, {
    changed_meanwhile: { field: null, fault: 'changed_meanwhile' },
    unchanged: { field: 'months', fault: 'retention_unchanged' },
  });
}
