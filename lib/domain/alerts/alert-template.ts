/** The texts of an alert. Four variables stand between bars, as in the original. */
import { type Credits, formatCredits } from '../credits';

export const ALERT_VARIABLES = ['|USER|', '|REMAINING|', '|ALERTTHRESHOLD|', '|CREDITSLEFT|'] as const;

/** The original's limit for the SMS template, variables counted as they are written. */
export const ALERT_SMS_MAX_LENGTH = 70;

export const DEFAULT_ALERT = {
  emailSubject: 'SMS credit of |USER| is low',
  emailBody:
    'The API user |USER| has |REMAINING| credits left, which is below its limit of |ALERTTHRESHOLD|.\n\nThe account has |CREDITSLEFT| credits left.\n',
  smsBody: '|USER|: |REMAINING| credits left, limit |ALERTTHRESHOLD|',
} as const;

export type AlertFacts = {
  readonly login: string;
  readonly remaining: Credits;
  readonly threshold: Credits;
  readonly creditsLeft: Credits;
};

/** Puts the facts in place of the variables; everything else stays as it is. */
export function fillAlert(template: string, { login, remaining, threshold, creditsLeft }: AlertFacts): string {
  const values: Readonly<Record<string, string>> = {
    '|USER|': login,
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

export type AlertWay = { readonly support: 'mail' | 'sms' | 'both'; readonly email: string; readonly number: string };

export type PlannedAlert = {
  readonly login: string;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
  readonly body: string;
};

/** One alert for each way in which somebody wants to hear of it. */
export function planAlerts(facts: AlertFacts, way: AlertWay, texts: AlertTexts): PlannedAlert[] {
  const { login } = facts;
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
