import { formatInZone } from '../time/zoned-time';
import type { PlannedAlert } from './alert-template';

type Named = {
  /** Who it is about, and who is told. */
  readonly email: string;
  readonly isInstanceOwner: boolean;
  /** Who did it; null: somebody at the machine. */
  readonly by: string | null;
  readonly at: Date;
  readonly timeZone: string;
};

/** What people are told when somebody makes them an instance owner, or one no longer. */
export function instanceOwnerMail({ email, isInstanceOwner, by, at, timeZone }: Named): PlannedAlert {
  const change = isInstanceOwner ? 'made you an instance owner' : 'took the ownership of the instance from you';
  return {
    login: email,
    channel: 'mail',
    recipient: email,
    sender: '',
    subject: isInstanceOwner ? 'You are an instance owner' : 'You are no longer an instance owner',
    body: `At ${formatInZone(at, timeZone)} ${by ?? 'somebody at the server'} ${change}.`,
  };
}
