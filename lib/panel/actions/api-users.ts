'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import {
  addApiUserSchema,
  changeCallbackSchema,
  changeCallbackSecretSchema,
  changePasswordSchema,
  changeQuotaSchema,
  changeRestrictionsSchema,
  deleteApiUserSchema,
  disableApiUserSchema,
} from '@/lib/schemas/change-api-user';
import { changeReplyUrlsSchema } from '@/lib/schemas/change-replies';
import { seenCallback, seenQuota, seenReplyUrls, seenRestrictions } from '@/lib/schemas/seen';
import type { UseCase } from '@/lib/use-cases/_shared/define-use-case';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { changeCallback } from '@/lib/use-cases/api-users/change-callback';
import { changePassword } from '@/lib/use-cases/api-users/change-password';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { changeReplyUrls } from '@/lib/use-cases/api-users/change-reply-urls';
import { changeRestrictions } from '@/lib/use-cases/api-users/change-restrictions';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { disableApiUser } from '@/lib/use-cases/api-users/disable-api-user';
import { makeCallbackSecret } from '@/lib/use-cases/api-users/make-callback-secret';
import { stopSigning } from '@/lib/use-cases/api-users/stop-signing';
import { edited, ofApiUser } from '../bound-arguments';
import { panelAction } from '../panel-action';
import { CHANGED, EDITED, GONE } from '../refusals';

const QUOTA = {
  quota_above_credit: { field: 'quota', fault: 'quota_above_credit' },
  quota_negative: { field: 'quota', fault: 'quota_negative' },
} as const;

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
  return panelAction(changePassword, serviceName, ofApiUser(login, changePasswordSchema), input, GONE);
}

export async function changeQuotaAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = ofApiUser(login, edited(seenQuota, seen, changeQuotaSchema));
  return panelAction(changeQuota, serviceName, schema, input, { ...EDITED, ...QUOTA });
}

export async function changeRestrictionsAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = ofApiUser(login, edited(seenRestrictions, seen, changeRestrictionsSchema));
  return panelAction(changeRestrictions, serviceName, schema, input, EDITED);
}

export async function changeCallbackAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = ofApiUser(login, edited(seenCallback, seen, changeCallbackSchema));
  return panelAction(changeCallback, serviceName, schema, input, EDITED);
}

export async function changeReplyUrlsAction(
  serviceName: unknown,
  login: unknown,
  seen: unknown,
  input: unknown,
): Promise<ActionResult> {
  const schema = ofApiUser(login, edited(seenReplyUrls, seen, changeReplyUrlsSchema));
  return panelAction(changeReplyUrls, serviceName, schema, input, EDITED);
}

type Signing = { readonly login: string; readonly signed: boolean };

type SigningRefusal = 'api_user_not_found' | 'act_key_taken' | 'changed_meanwhile';

const eitherSigning: UseCase<Signing, { readonly secret: string | null }, SigningRefusal> = (
  dependencies,
  actor,
  account,
  { login, signed },
) => (signed ? makeCallbackSecret : stopSigning)(dependencies, actor, account, { login });

export async function changeCallbackSecretAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult<{ secret: string | null }>> {
  return panelAction(eitherSigning, serviceName, ofApiUser(login, changeCallbackSecretSchema), input, {
    ...GONE,
    act_key_taken: { field: null, fault: 'act_key_taken' },
    changed_meanwhile: CHANGED.changed_meanwhile,
  });
}

export async function disableApiUserAction(
  serviceName: unknown,
  login: unknown,
  input: unknown,
): Promise<ActionResult> {
  return panelAction(disableApiUser, serviceName, ofApiUser(login, disableApiUserSchema), input, GONE);
}

export async function deleteApiUserAction(serviceName: unknown, login: unknown, input: unknown): Promise<ActionResult> {
  return panelAction(deleteApiUser, serviceName, ofApiUser(login, deleteApiUserSchema), input, {
    ...GONE,
    ...QUOTA,
    not_confirmed: { field: 'confirmation', fault: 'not_confirmed' },
  });
}
