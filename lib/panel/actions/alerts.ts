'use server';

import { z } from 'zod';
import type { TrialAlert } from '@/lib/domain/alerts/sample-alert';
import type { ActionResult } from '@/lib/schemas/action-result';
import { alertTemplatesSchema } from '@/lib/schemas/alert-templates';
import { changeLimitSchema, smsSampleNumber } from '@/lib/schemas/change-limit';
import { fault } from '@/lib/schemas/fault';
import { seenLimit, seenTemplates } from '@/lib/schemas/seen';
import { changeAccountLimit } from '@/lib/use-cases/alerts/change-account-limit';
import { changeAlertTemplates } from '@/lib/use-cases/alerts/change-alert-templates';
import { changeLimit } from '@/lib/use-cases/alerts/change-limit';
import { sendAlertSample } from '@/lib/use-cases/alerts/send-alert-sample';
import { sendTestAlert } from '@/lib/use-cases/alerts/send-test-alert';
import { boundLogin, edited, ofApiUser, withBound } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { CHANGED, EDITED, GONE, TRIES } from '../refusals';

const LIMIT = { sms_not_allowed: { field: null, fault: 'sms_limit_not_allowed' } } as const;
const TRIAL = {
  ...TRIES,
  sms_not_allowed: { field: null, fault: 'sms_sample_not_allowed' },
  account_disabled: { field: null, fault: 'account_disabled' },
} as const;

export async function changeLimitAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = ofApiUser(login, edited(seenLimit, seen, changeLimitSchema));
  return panelAction(changeLimit, serviceName, schema, input, { ...EDITED, ...LIMIT });
}

export async function changeAccountLimitAction(
  serviceName: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = edited(seenLimit, seen, changeLimitSchema);
  return panelAction(changeAccountLimit, serviceName, schema, input, { ...CHANGED, ...LIMIT });
}

/** As the limit of an API user tells, or the account's own where `login` is null. */
export async function sendTestAlertAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult<TrialAlert>> {
  const schema = withBound(
    boundLogin.extend({ login: boundLogin.shape.login.nullable() }),
    { login },
    changeLimitSchema,
  );
  return panelAction(sendTestAlert, serviceName, schema, input, {
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
): Promise<ActionResult<TrialAlert>> {
  const schema = alertTemplatesSchema.transform((templates, context) => {
    const to = smsSampleNumber.nullable().safeParse(number);
    if (to.success) return { ...templates, number: to.data };
    context.addIssue({ code: 'custom', message: to.error.issues[0]?.message ?? fault('msisdn_invalid') });
    return z.NEVER;
  });
  return panelAction(sendAlertSample, serviceName, schema, input, TRIAL);
}
