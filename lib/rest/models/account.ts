/** An account and its API users. */
import type { z } from 'zod';
import { ALERT_SUPPORTS } from '@/lib/domain/alerts/limit';
import { boolean, choice, datetime, double, fixedModel, long, model, readOnly, string } from './types';

export const response = model('sms.Response', 'What is done about replies', {
  cgiUrl: string.nullable(),
  responseType: choice('sms.ResponseTypeEnum', ['cgi', 'none', 'text']),
  text: string.nullable(),
  trackingDefaultSmsSender: string.nullable(),
  trackingOptions: model('sms.ResponseTrackingOptions', 'Who is notified of a reply, and how', {
    media: choice('sms.ResponseTrackingMediaEnum', ['email', 'sms', 'voice']),
    sender: string,
    target: string,
  })
    .array()
    .nullable(),
});

export const templates = model('sms.Templates', 'The account’s own texts of its alerts', {
  customizedEmailMode: boolean,
  customizedSmsMode: boolean,
  emailBody: string.nullable(),
  emailFrom: string.nullable(),
  emailSubject: string.nullable(),
  smsBody: string.nullable(),
});

const accountShape = {
  automaticRecreditAmount: choice('sms.AutomaticRecreditAmountEnum', [
    '100',
    '200',
    '250',
    '500',
    '1000',
    '5000',
    '10000',
  ]).nullable(),
  callBack: string.nullable(),
  channel: readOnly(choice('sms.ChannelEnum', ['both', 'marketing', 'transactional'])),
  creditThresholdForAutomaticRecredit: double,
  creditsHoldByQuota: readOnly(double),
  creditsLeft: readOnly(double),
  description: string,
  name: readOnly(string),
  smpp: readOnly(boolean),
  smsResponse: response,
  status: readOnly(choice('sms.StatusAccountEnum', ['disable', 'enable'])),
  stopCallBack: string.nullable(),
  templates,
  userQuantityWithQuota: readOnly(long),
};

const iam = fixedModel('iam.ResourceMetadata', 'What access management says of a resource', {
  displayName: string.nullable(),
  id: string,
  state: choice('iam.ResourceMetadata.StateEnum', ['EXPIRED', 'IN_CREATION', 'OK', 'SUSPENDED']),
  tags: model('iam.ResourceMetadata.Tags', 'Words that somebody has put on it', {}).nullable(),
  urn: string,
}).nullable();

export const account = model('sms.Account', 'An SMS account', accountShape);
export const accountWithIam = model('sms.AccountWithIAM', 'An SMS account', { ...accountShape, iam });
export type AccountModel = z.infer<typeof accountWithIam>;

export const quota = model('sms.Quota', 'Credit that is set apart for an API user', {
  quotaLeft: double,
  quotaStatus: choice('sms.QuotaStatusEnum', ['active', 'inactive']),
});

export const alertThreshold = model('sms.AlertThreshold', 'Below which credit somebody is notified, and how', {
  alertEmail: string.nullable(),
  alertNumber: string.nullable(),
  alertThreshold: long,
  support: choice('sms.SupportEnum', ALERT_SUPPORTS),
});

export const user = model('sms.User', 'An API user', {
  alertThresholdInformations: alertThreshold,
  callBack: string.nullable(),
  ipRestrictions: string.array(),
  login: readOnly(string),
  password: string,
  quotaInformations: quota,
  stopCallBack: string.nullable(),
});
export type UserModel = z.infer<typeof user>;

/** Ours: the original signs no callbacks. */
export const callbackSigning = fixedModel('chappe.CallbackSigning', 'Whether callbacks are signed', {
  /** Until when the secret before signs as well. */
  previousUntil: datetime.nullable(),
  signed: boolean,
});
export const callbackSecret = fixedModel('chappe.CallbackSecret', 'What signs callbacks, returned once', {
  previousUntil: datetime.nullable(),
  secret: string,
});
