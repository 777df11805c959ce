import { formatInZone } from '../time/zoned-time';
import type { PlannedAlert } from './alert-template';

type GivenUp = {
  readonly login: string;
  readonly callbackUrl: string;
  readonly failingSince: Date;
  readonly serviceName: string;
  readonly timeZone: string;
};

/** What an owner is told when an API user's URL has failed for so long that it is no longer called. */
export function switchedOffMail(recipient: string, about: GivenUp): PlannedAlert {
  const { login, callbackUrl, failingSince, serviceName, timeZone } = about;
  return {
    login,
    channel: 'mail',
    recipient,
    sender: '',
    subject: `Callback of ${login} switched off`,
    body: [
      `The callback URL of the API user ${login} (${serviceName}) has failed since ${formatInZone(failingSince, timeZone)} and is called no more:`,
      callbackUrl,
      '',
      'Once it answers again, open its Callback in the panel and confirm it: that switches it on. Redeliver in the callback log sends what was missed.',
    ].join('\n'),
  };
}
