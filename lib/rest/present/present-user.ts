import type { ApiUser } from '@/lib/domain/api-user/api-user';
import { formatMsisdn } from '@/lib/domain/numbering/msisdn';
import type { UserModel } from '../models/account';
import { asCredits } from './wire-values';

/** How the original says that nobody is told. */
export const NO_ALERT = -1;

/** An API user as the original tells it. Nobody reads a password back. */
export const presentUser = (user: ApiUser): UserModel => ({
  alertThresholdInformations: {
    alertEmail: user.alertEmail === '' ? null : user.alertEmail,
    alertNumber: user.alertNumber === '' ? null : formatMsisdn(user.alertNumber),
    alertThreshold: user.alertThreshold === null ? NO_ALERT : Math.floor(asCredits(user.alertThreshold)),
    support: user.alertSupport,
  },
  callBack: user.callbackUrl,
  ipRestrictions: [...user.ipRestrictions],
  login: user.login,
  password: '',
  quotaInformations: {
    quotaLeft: asCredits(user.quotaLeft),
    quotaStatus: user.quotaActive ? 'active' : 'inactive',
  },
  stopCallBack: user.stopUrl,
});
