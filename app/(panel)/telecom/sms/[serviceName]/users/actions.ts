'use server';

import { panelAction } from '@/lib/panel/panel-action';
import { getRuntime } from '@/lib/runtime/runtime';
import type { ActionResult } from '@/lib/schemas/action-result';
import { addApiUserSchema, changeQuotaSchema } from '@/lib/schemas/api-user';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';

export async function addApiUserAction(serviceName: string, input: unknown): Promise<ActionResult> {
  return panelAction(addApiUser, serviceName, addApiUserSchema, input, {
    login_taken: { field: 'login', message: 'This account already has an API user of that login.' },
  });
}

export async function changeQuotaAction(serviceName: string, login: string, input: unknown): Promise<ActionResult> {
  const schema = changeQuotaSchema.transform((quota) => ({ ...quota, login }));
  return panelAction(
    changeQuota,
    serviceName,
    schema,
    input,
    {
      api_user_not_found: { field: null, message: 'This API user no longer exists.' },
      quota_above_credit: { field: 'quota', message: 'The account does not have that much credit.' },
      quota_negative: { field: 'quota', message: 'A quota cannot be below zero.' },
    },
    ({ apiUserId }) => getRuntime().apiUserCredentials.forget(apiUserId),
  );
}
