'use server';

import {
  changeCommercialHoursSchema,
  changeDescriptionSchema,
  changeRetentionSchema,
  changeStopClauseSchema,
  changeTimeZoneSchema,
} from '@/lib/schemas/account';
import type { ActionResult } from '@/lib/schemas/action-result';
import { changeCallbackSchema } from '@/lib/schemas/change-api-user';
import { changeRepliesSchema } from '@/lib/schemas/change-replies';
import { seenOptions } from '@/lib/schemas/seen';
import { changeAccountCallback } from '@/lib/use-cases/accounts/change-account-callback';
import { changeCommercialHours } from '@/lib/use-cases/accounts/change-commercial-hours';
import { changeDescription } from '@/lib/use-cases/accounts/change-description';
import { changeReplies } from '@/lib/use-cases/accounts/change-replies';
import { changeRetention } from '@/lib/use-cases/accounts/change-retention';
import { changeStopClause } from '@/lib/use-cases/accounts/change-stop-clause';
import { changeTimeZone } from '@/lib/use-cases/accounts/change-time-zone';
import { edited } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { CHANGED } from '../refusals';

export async function changeDescriptionAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ description: true }), seen, changeDescriptionSchema);
  return panelAction(changeDescription, serviceName, schema, input, CHANGED);
}

export async function changeRetentionAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ retentionMonths: true }), seen, changeRetentionSchema);
  return panelAction(changeRetention, serviceName, schema, input, CHANGED);
}

export async function changeTimeZoneAction(serviceName: unknown, seen: unknown, input: unknown): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ timeZone: true }), seen, changeTimeZoneSchema);
  return panelAction(changeTimeZone, serviceName, schema, input, CHANGED);
}

export async function changeStopClauseAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ stopClauseEnabled: true }), seen, changeStopClauseSchema);
  return panelAction(changeStopClause, serviceName, schema, input, CHANGED);
}

export async function changeCommercialHoursAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ commercialHoursEnabled: true }), seen, changeCommercialHoursSchema);
  return panelAction(changeCommercialHours, serviceName, schema, input, CHANGED);
}

export async function changeAccountCallbackAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenOptions.pick({ callbackUrl: true }), seen, changeCallbackSchema);
  return panelAction(changeAccountCallback, serviceName, schema, input, CHANGED);
}

export async function changeRepliesAction(serviceName: unknown, seen: unknown, input: unknown): Promise<ActionResult> {
  const options = seenOptions.pick({
    ...{ replyAction: true, replyUrl: true, replyText: true },
    ...{ replyEmail: true, stopUrl: true },
  });
  return panelAction(changeReplies, serviceName, edited(options, seen, changeRepliesSchema), input, CHANGED);
}
