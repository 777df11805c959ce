'use server';

import { z } from 'zod';
import { boundLogin, withBound } from '@/lib/panel/bound-arguments';
import { panelAction } from '@/lib/panel/panel-action';
import type { ActionResult } from '@/lib/schemas/action-result';
import { alertTemplatesSchema, changeLimitSchema, smsSampleNumber } from '@/lib/schemas/alert';
import {
  addApiUserSchema,
  changeCallbackSchema,
  changeCallbackSecretSchema,
  changePasswordSchema,
  changeQuotaSchema,
  changeRestrictionsSchema,
  deleteApiUserSchema,
  disableApiUserSchema,
} from '@/lib/schemas/api-user';
import type { CallbackTest } from '@/lib/schemas/callback';
import { fault } from '@/lib/schemas/fault';
import { seenCallback, seenLimit, seenQuota, seenRestrictions, seenTemplates } from '@/lib/schemas/seen';
import { changeAlertTemplates } from '@/lib/use-cases/alerts/change-alert-templates';
import { changeLimit } from '@/lib/use-cases/alerts/change-limit';
import { sendAlertSample } from '@/lib/use-cases/alerts/send-alert-sample';
import { sendTestAlert } from '@/lib/use-cases/alerts/send-test-alert';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { changeCallback } from '@/lib/use-cases/api-users/change-callback';
import { changeCallbackSecret } from '@/lib/use-cases/api-users/change-callback-secret';
import { changePassword } from '@/lib/use-cases/api-users/change-password';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { changeRestrictions } from '@/lib/use-cases/api-users/change-restrictions';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { disableApiUser } from '@/lib/use-cases/api-users/disable-api-user';
import { testCallback } from '@/lib/use-cases/callbacks/test-callback';

const GONE = { api_user_not_found: { field: null, fault: 'api_user_not_found' } } as const;
const CHANGED = {
  changed_meanwhile: { field: null, fault: 'changed_meanwhile' },
} as const;
const TRIES = {
  too_many_tries: { field: null, fault: 'too_many_trials' },
} as const;
const TRIAL = {
  ...TRIES,
  sms_not_allowed: { field: null, fault: 'sms_sample_not_allowed' },
} as const;
const EDITED = { ...GONE, ...CHANGED } as const;
const QUOTA = {
  quota_above_credit: { field: 'quota', fault: 'quota_above_credit' },
  quota_negative: { field: 'quota', fault: 'quota_negative' },
} as const;

/** The form's input and whose it is: the login comes from the page, not from what was typed. */
const about = <Shape extends z.ZodType<object>>(login: unknown, schema: Shape) =>
  withBound(boundLogin, { login }, schema);

/** The same, with what the editor had seen, which must still be so. */
const edited = <Seen extends z.ZodType<object>, Shape extends z.ZodType<object>>(
  seenSchema: Seen,
  seen: unknown,
  schema: Shape,
) => withBound(z.object({ seen: seenSchema }), { seen }, schema);

export async function addApiUserAction(serviceName: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(addApiUser, serviceName, addApiUserSchema, input, {
    login_taken: { field: 'login', fault: 'login_taken' },
    quota_above_credit: { ...QUOTA.quota_above_credit, field: 'quota.quota' },
    quota_negative: { ...QUOTA.quota_negative, field: 'quota.quota' },
  });
}

export async function changePasswordAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult> {
  return panelAction(changePassword, serviceName, about(login, changePasswordSchema), input, GONE);
}

export async function changeQuotaAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = about(login, edited(seenQuota, seen, changeQuotaSchema));
  return panelAction(changeQuota, serviceName, schema, input, { ...EDITED, ...QUOTA });
}

export async function changeRestrictionsAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = about(login, edited(seenRestrictions, seen, changeRestrictionsSchema));
  return panelAction(changeRestrictions, serviceName, schema, input, EDITED);
}

export async function changeCallbackAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = about(login, edited(seenCallback, seen, changeCallbackSchema));
  return panelAction(changeCallback, serviceName, schema, input, EDITED);
}

export async function changeCallbackSecretAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult<{ secret: string | null }>> {
  return panelAction(changeCallbackSecret, serviceName, about(login, changeCallbackSecretSchema), input, GONE);
}

export async function testCallbackAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult<CallbackTest>> {
  return panelAction(testCallback, serviceName, about(login, changeCallbackSchema), input, {
    ...GONE,
    ...TRIES,
    callback_missing: { field: 'callbackUrl', fault: 'callback_test_without_url' },
  });
}

export async function disableApiUserAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult> {
  return panelAction(disableApiUser, serviceName, about(login, disableApiUserSchema), input, GONE);
}

export async function deleteApiUserAction(serviceName: unknown, login: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(deleteApiUser, serviceName, about(login, deleteApiUserSchema), input, {
    ...GONE,
    ...QUOTA,
    not_confirmed: { field: 'confirmation', fault: 'not_confirmed' },
  });
}

export async function changeLimitAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = about(login, edited(seenLimit, seen, changeLimitSchema));
  return panelAction(changeLimit, serviceName, schema, input, {
    ...EDITED,
    sms_not_allowed: { field: null, fault: 'sms_limit_not_allowed' },
  });
}

export async function sendTestAlertAction(serviceName: unknown, login: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(sendTestAlert, serviceName, about(login, changeLimitSchema), input, {
    ...GONE,
    alert_off: { field: 'active', fault: 'alert_off' },
    ...TRIAL,
  });
}

export async function changeAlertTemplatesAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenTemplates, seen, alertTemplatesSchema);
  return panelAction(changeAlertTemplates, serviceName, schema, input, CHANGED);
}

/** A mail to whoever asks, or an SMS to the number that is typed. */
export async function sendAlertSampleAction(
  serviceName: unknown,
  number: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = alertTemplatesSchema.transform((templates, context) => {
    const to = smsSampleNumber.nullable().safeParse(number);
    if (to.success) return { ...templates, number: to.data };
    context.addIssue({ code: 'custom', message: to.error.issues[0]?.message ?? fault('msisdn_invalid') });
    return z.NEVER;
  });
  return panelAction(sendAlertSample, serviceName, schema, input, TRIAL);
}
