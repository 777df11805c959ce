import type { Service } from '@/lib/db/accounts/accounts';
import type { Account } from '@/lib/domain/account/account';
import type { AlertTemplates } from '@/lib/domain/alerts/alert';
import type { ReplyOptions } from '@/lib/domain/incoming/reply-options';
import type { AccountModel } from '../models/account';
import { asCredits } from './wire-values';

export type KnownAccount = {
  readonly account: Account;
  readonly service: Service;
  readonly templates: AlertTemplates;
};

export const RESPONSE_TYPES = { none: 'none', url: 'cgi', text: 'text' } as const satisfies Readonly<
  Record<ReplyOptions['replyAction'], string>
>;

const orNull = (text: string) => (text === '' ? null : text);

/** An account as the original tells it. Of what is not there, such as credit that is bought by itself, it is off. */
export const presentAccount = ({ account, service, templates }: KnownAccount): AccountModel => ({
  automaticRecreditAmount: null,
  callBack: account.callbackUrl,
  channel: 'both',
  creditThresholdForAutomaticRecredit: 0,
  creditsHoldByQuota: asCredits(account.creditsHeldByQuota),
  creditsLeft: asCredits(account.creditsLeft),
  description: account.description,
  iam: null,
  name: account.serviceName,
  smpp: false,
  smsResponse: {
    cgiUrl: account.replyUrl,
    responseType: RESPONSE_TYPES[account.replyAction],
    text: orNull(account.replyText),
    trackingDefaultSmsSender: null,
    trackingOptions: account.replyEmail === '' ? null : [{ media: 'email', sender: '', target: account.replyEmail }],
  },
  status: account.disabledAt === null ? 'enable' : 'disable',
  stopCallBack: account.stopUrl,
  templates: {
    customizedEmailMode: templates.emailCustom,
    customizedSmsMode: templates.smsCustom,
    emailBody: orNull(templates.emailBody),
    emailFrom: orNull(templates.emailFrom),
    emailSubject: orNull(templates.emailSubject),
    smsBody: orNull(templates.smsBody),
  },
  userQuantityWithQuota: service.usersWithQuota,
});
