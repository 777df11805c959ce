/** The texts of an alert that an account has written. Four variables stand between bars, as in the original. */
import { formatCredits } from '../credits';
import type { AlertTopic, LowCredit } from './alert-topic';
import type { Limit } from './limit';

export const ALERT_VARIABLES = ['|USER|', '|REMAINING|', '|ALERTTHRESHOLD|', '|CREDITSLEFT|'] as const;

/** The original's limit for the SMS template, variables counted as they are written. */
export const ALERT_SMS_MAX_LENGTH = 70;

/** Puts the facts in place of the variables; everything else stays as it is. */
export function fillAlert(template: string, facts: LowCredit): string {
  const { login, serviceName, remaining, threshold, creditsLeft } = facts;
  const values: Readonly<Record<string, string>> = {
    '|USER|': login ?? serviceName,
    '|REMAINING|': formatCredits(remaining),
    '|ALERTTHRESHOLD|': formatCredits(threshold),
    '|CREDITSLEFT|': formatCredits(creditsLeft),
  };
  return template.replaceAll(/\|(?:USER|REMAINING|ALERTTHRESHOLD|CREDITSLEFT)\|/g, (name) => values[name] ?? name);
}

/** An account's own texts; null: it has none, and the reader's language says it. */
export type OwnAlertTexts = {
  readonly mail: { readonly from: string; readonly subject: string; readonly body: string } | null;
  readonly sms: string | null;
};

export type AlertWay = Pick<Limit, 'support' | 'email' | 'number'>;

export type PlannedAlert = {
  /** Of the API user or the person that it is about; empty: about the account. */
  readonly login: string;
  readonly channel: 'mail' | 'sms';
  readonly recipient: string;
  readonly sender: string;
  readonly subject: string;
  /** Empty until its topic is put into words. */
  readonly body: string;
  /** Null: its words are the account's own. */
  readonly topic: AlertTopic | null;
};

/** An alert whose words come later, by mail unless told. */
export const plainAlert = (
  login: string,
  recipient: string,
  topic: AlertTopic,
  channel: PlannedAlert['channel'] = 'mail',
): PlannedAlert => ({ login, channel, recipient, sender: '', subject: '', body: '', topic });

/** One alert for each way in which somebody wants to hear of it. */
export function planAlerts(facts: LowCredit, way: AlertWay, own: OwnAlertTexts): PlannedAlert[] {
  const login = facts.login ?? '';
  const topic = { kind: 'low-credit', ...facts } as const;
  const mail = plainAlert(login, way.email, topic);
  const sms = plainAlert(login, way.number, topic, 'sms');
  const worded = [
    own.mail === null
      ? mail
      : {
          ...mail,
          sender: own.mail.from,
          subject: fillAlert(own.mail.subject, facts),
          body: fillAlert(own.mail.body, facts),
          topic: null,
        },
    own.sms === null ? sms : { ...sms, body: fillAlert(own.sms, facts), topic: null },
  ];
  return worded.filter(({ channel }) => way.support === 'both' || way.support === channel);
}
