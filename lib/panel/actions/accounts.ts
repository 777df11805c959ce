'use server';

import { changeRetentionSchema } from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeRetention } from '@/lib/use-cases/accounts/change-retention';
import { panelAction } from '../panel-action';
import { CHANGED } from '../refusals';

export async function changeRetentionAction(serviceName: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(changeRetention, serviceName, changeRetentionSchema, input, CHANGED);
}
