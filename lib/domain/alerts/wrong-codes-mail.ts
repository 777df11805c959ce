import { formatInZone } from '../time/zoned-time';
import type { PlannedAlert } from './alert-template';

type WrongCodes = {
  /** Whose sign-in it is, and who is told. */
  readonly email: string;
  readonly clientIp: string;
  readonly at: Date;
  readonly timeZone: string;
};

/** What people are told when somebody who has their password types wrong codes. */
export function wrongCodesMail({ email, clientIp, at, timeZone }: WrongCodes): PlannedAlert {
  return {
    login: email,
    channel: 'mail',
    recipient: email,
    sender: '',
    subject: 'Wrong codes for your sign-in',
    body: [
      `At ${formatInZone(at, timeZone)} somebody at ${clientIp} gave your right password and then several wrong codes. For a quarter of an hour no code of your app is taken; a recovery code is.`,
      '',
      'If it was not you, somebody knows your password: sign in with a recovery code and change it.',
    ].join('\n'),
  };
}
