import { z } from 'zod';
import type { Limit } from '@/lib/domain/alerts/limit';
import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { isUnchanged } from '@/lib/domain/changed-meanwhile';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import { changeCallbackSchema, changePasswordSchema, changeRestrictionsSchema } from '@/lib/schemas/change-api-user';
import { changeLimitSchema } from '@/lib/schemas/change-limit';
import { alertThreshold, quota, user as userModel } from '../models/account';
import { described, shownBy } from '../models/types';
import { NO_ALERT, presentUser } from '../present/present-user';
import { asCredits, readCredits } from '../present/wire-values';
import type { Fault } from '../table/faults';
import { optional } from '../table/fields';
import { checkField } from './check-field';
import { ignored } from './put-fields';

/** What a PUT may say of an API user: what it leaves out stays. */
export const userBody = shownBy(
  // Whatever the user has by then, nothing is left to be missing.
  { alertThresholdInformations: { alertEmail: 'alerts@example.com', alertThreshold: 100, support: 'mail' } },
  z.strictObject({
    ...ignored(userModel.shape),
    alertThresholdInformations: described(
      `What is left out stays; an alertThreshold needs alertEmail, alertNumber or both, as support says; one of ${NO_ALERT} switches it off`,
      optional(alertThreshold.partial()),
    ),
    callBack: userModel.shape.callBack.optional(),
    ipRestrictions: optional(userModel.shape.ipRestrictions),
    password: described(
      'Eight letters and digits; empty keeps the current password',
      optional(userModel.shape.password),
    ),
    quotaInformations: described(
      'Credit moved between account and user until quotaLeft is so; leave it out where that is not meant',
      optional(quota.partial()),
    ),
    stopCallBack: userModel.shape.stopCallBack.optional(),
  }),
);
type Body = z.output<typeof userBody>;

type Url = { readonly callbackUrl: string | null };

/** What becomes of an API user; null: that stays. */
export type UserChange = {
  readonly quota: {
    readonly active: boolean;
    readonly quota: Credits;
    readonly seen?: Pick<ApiUser, 'quotaRevision'>;
  } | null;
  readonly limit: Limit | null;
  readonly restrictions: { readonly ipRestrictions: readonly string[] } | null;
  readonly callback: Url | null;
  readonly stopUrl: { readonly stopUrl: string | null } | null;
  readonly password: { readonly password: string } | null;
};

/** None where it is as it is answered: whoever leaves a part as it is needs no right to it, and undoes nothing in it. */
type Planned<Part> = Result<Part | null, Fault>;

const QUOTA_LEFT = '[quotaInformations.quotaLeft]';

function planQuota(user: ApiUser, { quotaInformations: said }: Body): Planned<NonNullable<UserChange['quota']>> {
  const shown = presentUser(user).quotaInformations;
  const wanted = {
    quotaLeft: said?.quotaLeft ?? shown.quotaLeft,
    quotaStatus: said?.quotaStatus ?? shown.quotaStatus,
  };
  if (isUnchanged(shown, wanted)) return ok(null);
  if (wanted.quotaStatus === 'inactive') {
    if (user.quotaActive) return ok({ active: false, quota: 0 });
    return err({ code: 'invalid_parameter', about: `${QUOTA_LEFT} needs a quotaStatus that is active` });
  }
  // What nobody has named is what was read: not to be set where somebody has set it since.
  if (said?.quotaLeft === undefined) {
    return ok({ active: true, quota: user.quotaLeft, seen: { quotaRevision: user.quotaRevision } });
  }
  const quota = readCredits(said.quotaLeft);
  if (quota !== null) return ok({ active: true, quota });
  return err({ code: 'invalid_parameter', about: `${QUOTA_LEFT} must be at least 0, with two decimals at most` });
}

const LIMIT_NAMES = {
  threshold: 'alertThresholdInformations.alertThreshold',
  email: 'alertThresholdInformations.alertEmail',
  number: 'alertThresholdInformations.alertNumber',
};

type ShownLimit = z.output<typeof alertThreshold>;

const limitAfter = (shown: ShownLimit, { alertThresholdInformations: said = {} }: Body): ShownLimit => ({
  alertEmail: said.alertEmail ?? shown.alertEmail,
  alertNumber: said.alertNumber ?? shown.alertNumber,
  alertThreshold: said.alertThreshold ?? shown.alertThreshold,
  support: said.support ?? shown.support,
});

/** Where an alert is sent that nobody has said, if anything. */
function missingContact({ alertThreshold: threshold, alertEmail, alertNumber, support }: ShownLimit): string | null {
  if (threshold === NO_ALERT) return null;
  if (support !== 'sms' && !alertEmail) return LIMIT_NAMES.email;
  return support !== 'mail' && !alertNumber ? LIMIT_NAMES.number : null;
}

function planLimit(user: ApiUser, body: Body): Planned<Limit> {
  const shown = presentUser(user).alertThresholdInformations;
  const wanted = limitAfter(shown, body);
  if (isUnchanged(shown, wanted)) return ok(null);
  const { alertEmail, alertNumber, alertThreshold: threshold, support } = wanted;
  const missing = missingContact(wanted);
  if (missing !== null) return err({ code: 'missing_parameter', about: missing });
  // It is told in whole credits, and kept to the hundredth.
  const isKept = user.alertThreshold !== null && threshold === shown.alertThreshold;
  return checkField(LIMIT_NAMES, changeLimitSchema, {
    active: threshold !== NO_ALERT,
    support,
    threshold: String(isKept ? asCredits(user.alertThreshold) : threshold),
    email: alertEmail ?? '',
    number: alertNumber ?? '',
  });
}

const planUrl = (name: string, said: string | null | undefined, stored: string | null): Planned<Url> =>
  said === undefined || (said ?? '') === (stored ?? '')
    ? ok(null)
    : checkField(name, changeCallbackSchema, { callbackUrl: said ?? '' });

const planRestrictions = (user: ApiUser, { ipRestrictions }: Body): Planned<{ readonly ipRestrictions: string[] }> =>
  ipRestrictions === undefined || isUnchanged(user, { ipRestrictions })
    ? ok(null)
    : checkField('ipRestrictions', changeRestrictionsSchema, { ipRestrictions });

/** What a PUT changes of an API user, by the rules of the panel's forms; nothing is changed where some of it cannot be. */
export function planUserChange(user: ApiUser, body: Body): Result<UserChange, Fault> {
  const { password } = body;
  const wantedQuota = planQuota(user, body);
  if (!wantedQuota.ok) return wantedQuota;
  const limit = planLimit(user, body);
  if (!limit.ok) return limit;
  const callback = planUrl('callBack', body.callBack, user.callbackUrl);
  if (!callback.ok) return callback;
  const stop = planUrl('stopCallBack', body.stopCallBack, user.stopUrl);
  if (!stop.ok) return stop;
  const restrictions = planRestrictions(user, body);
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
