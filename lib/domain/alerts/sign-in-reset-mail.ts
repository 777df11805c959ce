import { formatInZone } from '../time/zoned-time';
import type { PlannedAlert } from './alert-template';

type Reset = {
  /** Whose sign-in it is, and who is told. */
  readonly email: string;
  /** Who did it; null: somebody at the machine. */
  readonly by: string | null;
  readonly at: Date;
  readonly timeZone: string;
};

/** What people are told when somebody else has reset their sign-in. The new password is never in it. */
export function signInResetMail({ email, by, at, timeZone }: Reset): PlannedAlert {
  return {
    login: email,
    channel: 'mail',
    recipient: email,
    sender: '',
    subject: 'Your sign-in was reset',
    body: [
      `At ${formatInZone(at, timeZone)} ${by ?? 'somebody at the server'} reset your sign-in: you have a new password, which they know, your sessions have ended and your second factor is off.`,
      '',
      'Ask them for the password, sign in, change it and set up your second factor again. If you did not ask for this, tell whoever runs the server.',
    ].join('\n'),
  };
}
