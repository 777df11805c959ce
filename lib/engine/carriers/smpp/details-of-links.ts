import type { CarrierConnection } from '@/lib/domain/carrier/live-carrier';
import type { Profile } from '@/lib/domain/carrier/smpp-settings';
import type { BindCommand } from '@/lib/smpp/pdu/pdu';
import type { DriverDetails } from '../contract/driver';
import type { Link } from './create-link';
import { troubleInWords } from './trouble-in-words';

const ROLES = {
  bind_transceiver: 'transceiver',
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
} as const satisfies Record<BindCommand, CarrierConnection['role']>;

/** What an operator sees of binds. Nothing is submitted on one that only receives, so its window is not counted. */
export function detailsOf(
  links: readonly Link<never>[],
  profile: Profile,
): Pick<DriverDetails, 'connections' | 'window'> {
  const connections = links.map((link) => {
    const trouble = link.trouble();
    return { role: ROLES[link.command], state: link.phase(), trouble: trouble && troubleInWords(trouble, profile) };
  });
  const exits = links.filter(({ command }) => command !== 'bind_receiver');
  return {
    connections,
    window: {
      used: exits.reduce((sum, link) => sum + link.underWay(), 0),
      size: exits.reduce((sum, link) => sum + link.window(), 0),
    },
  };
}
