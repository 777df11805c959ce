/** The texts of an alert. Four variables stand between bars, as in the original. */
import { type Credits, formatCredits } from '../credits';
import type { Limit } from './limit';

export const ALERT_VARIABLES = ['|USER|', '|REMAINING|', '|ALERTTHRESHOLD|', '|CREDITSLEFT|'] as const;

/** The original's limit for the SMS template, variables counted as they are written. */
export const ALERT_SMS_MAX_LENGTH = 70;

export const DEFAULT_ALERT = {
  emailSubject: 'SMS credit of |USER| is low',
  emailBody:
    'The API user |USER| has |REMAINING| credits left, which is below its limit of |ALERTTHRESHOLD|.\n\nThe account has |CREDITSLEFT| credits left.\n',
  smsBody: '|USER|: |REMAINING| credits left, limit |ALERTTHRESHOLD|',
} as const;

const DEFAULT_ACCOUNT_ALERT = {
  ...DEFAULT_ALERT,
  emailBody:
    'The SMS account |USER| has |REMAINING| credits left, which is below its limit of |ALERTTHRESHOLD|. What quotas hold is not counted.\n',
} as const;

/** The texts of an account that has none of its own: for an API user, or for the account where `login` is null. */
export const defaultAlert = (login: string | null) => (login === null ? DEFAULT_ACCOUNT_ALERT : DEFAULT_ALERT);

export type AlertFacts = {
  /** Whose credit is low; null: the account's own. */
  readonly login: string | null;
  readonly serviceName: string;
  readonly remaining: Credits;
  readonly threshold: Credits;
  readonly creditsLeft: Credits;
};

/** Puts the facts in place of the variables; everything else stays as it is. */
export function fillAlert(template: string, facts: AlertFacts): string {
  const { login, serviceName, remaining, threshold, creditsLeft } = facts;
  const values: Readonly<Record<string, string>> = {
    '|USER|': login ?? serviceName,
    '|REMAINING|': formatCredits(remaining),
    '|ALERTTHRESHOLD|': formatCredits(threshold),
    '|CREDITSLEFT|': formatCredits(creditsLeft),
  };
  return template.replaceAll(/\|(?:USER|REMAINING|ALERTTHRESHOLD|CREDITSLEFT)\|/g, (name) => values[name] ?? name);
}

export type AlertTexts = {
  readonly emailFrom: string;
  readonly emailSubject: string;
  readonly emailBody: string;
  readonly smsBody: string;
};

export type AlertWay = Pick<Limit, 'support' | 'email' | 'number'>;

export type PlannedAlert = {
  /** Of the API user that it is about; empty: about the account. */
  readonly login: string;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
  readonly body: string;
};

/** One alert for each way in which somebody wants to hear of it. */
export function planAlerts(facts: AlertFacts, way: AlertWay, texts: AlertTexts): PlannedAlert[] {
  const login = facts.login ?? '';
  const mail: PlannedAlert = {
    login,
    channel: 'mail',
    recipient: way.email,
    sender: texts.emailFrom,
    subject: fillAlert(texts.emailSubject, facts),
    body: fillAlert(texts.emailBody, facts),
  };
  const sms: PlannedAlert = {
    login,
    channel: 'sms',
    recipient: way.number,
    sender: '',
    subject: '',
    body: fillAlert(texts.smsBody, facts),
  };
  return [mail, sms].filter(({ channel }) => way.support === 'both' || way.support === channel);
}
