import type { PageCut } from '../page';
import type { PlannedAlert } from './alert-template';

export const ALERT_CHANNELS = ['mail', 'sms'] as const;

/** kept: a mail, while there is no mail server. */
export const ALERT_STATUSES = ['pending', 'sent', 'failed', 'kept'] as const;

/** An alert that an account was sent or is owed. */
export type Alert = Omit<PlannedAlert, 'sender' | 'topic'> & {
  readonly id: number;
  readonly createdAt: Date;
  readonly sentAt: Date | null;
  readonly status: (typeof ALERT_STATUSES)[number];
  readonly lastError: string;
};

/** Which alerts are looked for; an empty text asks for nothing. */
export type AlertSearch = PageCut & {
  /** A part of it, as of the recipient: an address, or a number as people write them. */
  readonly login: string;
  readonly recipient: string;
  readonly status: (typeof ALERT_STATUSES)[number] | '';
  readonly channel: (typeof ALERT_CHANNELS)[number] | '';
};

/** The account's own texts, whether they are in force or not. */
export type AlertTemplates = {
  readonly emailCustom: boolean;
  readonly emailFrom: string;
  readonly emailSubject: string;
  readonly emailBody: string;
  readonly smsCustom: boolean;
  readonly smsBody: string;
};
