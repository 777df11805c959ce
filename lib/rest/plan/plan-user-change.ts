import { z } from 'zod';
import type { Limit } from '@/lib/domain/alerts/limit';
import type { ApiUser } from '@/lib/domain/api-user/api-user';
import type { Credits } from '@/lib/domain/credits';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import { err, ok, type Result } from '@/lib/domain/result';
import { changeCallbackSchema, changePasswordSchema, changeRestrictionsSchema } from '@/lib/schemas/change-api-user';
import { changeLimitSchema } from '@/lib/schemas/change-limit';
import { alertThreshold, quota, user as userModel } from '../models/account';
import { NO_ALERT } from '../present/present-user';
import { readCredits } from '../present/wire-values';
import type { Fault } from '../table/faults';
import { optional } from '../table/fields';
import { checkField } from './check-field';
import { ignored } from './put-fields';

/** What a PUT may say of an API user: what it leaves out stays. */
export const userBody = z.strictObject({
  ...ignored(userModel.shape),
  alertThresholdInformations: optional(alertThreshold.partial()),
  callBack: userModel.shape.callBack.optional(),
  ipRestrictions: optional(userModel.shape.ipRestrictions),
  password: optional(userModel.shape.password),
  quotaInformations: optional(quota.partial()),
  stopCallBack: userModel.shape.stopCallBack.optional(),
});
type Body = z.output<typeof userBody>;

/** What becomes of an API user; null: that stays. */
export type UserChange = {
  readonly quota: { readonly active: boolean; readonly quota: Credits } | null;
  readonly limit: Limit | null;
  readonly restrictions: { readonly ipRestrictions: readonly string[] } | null;
  readonly callback: { readonly callbackUrl: string | null } | null;
  readonly stopUrl: { readonly stopUrl: string | null } | null;
  readonly password: { readonly password: string } | null;
};

type Planned<Part> = Result<Part | null, Fault>;

function planQuota(user: ApiUser, { quotaInformations }: Body): Planned<NonNullable<UserChange['quota']>> {
  if (!quotaInformations) return ok(null);
  const { quotaStatus, quotaLeft } = quotaInformations;
  const active = (quotaStatus ?? (user.quotaActive ? 'active' : 'inactive')) === 'active';
  if (!active) return ok({ active, quota: 0 });
  const wanted = quotaLeft === undefined ? user.quotaLeft : readCredits(quotaLeft);
  if (wanted === null) return err({ code: 'invalid_parameter', about: '[quotaInformations.quotaLeft]' });
  return ok({ active, quota: wanted });
}

function planLimit(user: ApiUser, { alertThresholdInformations: said }: Body): Planned<Limit> {
  if (!said) return ok(null);
  const stored = user.alertThreshold === null ? NO_ALERT : user.alertThreshold / 100;
  const threshold = said.alertThreshold ?? stored;
  const number = said.alertNumber ?? (user.alertNumber === '' ? '' : formatMsisdn(user.alertNumber));
  return checkField('alertThresholdInformations', changeLimitSchema, {
    active: threshold !== NO_ALERT,
    support: said.support ?? user.alertSupport,
    threshold: String(threshold),
    email: said.alertEmail ?? user.alertEmail,
    number,
  });
}

const planUrl = (name: string, said: string | null | undefined): Planned<{ readonly callbackUrl: string | null }> =>
  said === undefined ? ok(null) : checkField(name, changeCallbackSchema, { callbackUrl: said ?? '' });

/** What a PUT changes of an API user, by the rules of the panel's forms; nothing is changed where some of it cannot be. */
export function planUserChange(user: ApiUser, body: Body): Result<UserChange, Fault> {
  const { ipRestrictions, password } = body;
  const wantedQuota = planQuota(user, body);
  if (!wantedQuota.ok) return wantedQuota;
  const limit = planLimit(user, body);
  if (!limit.ok) return limit;
  const callback = planUrl('callBack', body.callBack);
  if (!callback.ok) return callback;
  const stop = planUrl('stopCallBack', body.stopCallBack);
  if (!stop.ok) return stop;
  const restrictions = ipRestrictions
    ? checkField('ipRestrictions', changeRestrictionsSchema, { ipRestrictions })
    : ok(null);
  if (!restrictions.ok) return restrictions;
  // As it is answered: nobody reads a password back.
  const secret = password ? checkField('password', changePasswordSchema.shape.password, password) : ok(null);
  if (!secret.ok) return secret;
  return ok({
    quota: wantedQuota.value,
    limit: limit.value,
    restrictions: restrictions.value,
    callback: callback.value,
    stopUrl: stop.value && { stopUrl: stop.value.callbackUrl },
    password: secret.value === null ? null : { password: secret.value },
  });
}
