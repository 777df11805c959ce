import { type Credits, formatCredits } from '../credits';
import { formatInZone } from '../time/zoned-time';
import type { PlannedAlert } from './alert-template';

type GivenBack = {
  /** Null: the account itself sent. */
  readonly login: string | null;
  readonly credits: Credits;
  readonly createdAt: Date;
  readonly serviceName: string;
  readonly timeZone: string;
};

/** What an owner is told when a part of a send to many could not be written and is given back. */
export function givenBackMail(recipient: string, about: GivenBack): PlannedAlert {
  const { login, credits, createdAt, serviceName, timeZone } = about;
  const sender = login === null ? serviceName : `the API user ${login} (${serviceName})`;
  return {
    login: login ?? '',
    channel: 'mail',
    recipient,
    sender: '',
    subject: `A part of a send by ${login ?? serviceName} was not sent`,
    body: [
      `A part of the send to many recipients by ${sender} of ${formatInZone(createdAt, timeZone)} could not be written and was not sent.`,
      `Its price of ${formatCredits(credits)} credits was given back.`,
    ].join('\n'),
  };
}
