import type { SessionMode } from '@/lib/domain/instance/smpp-session';
import type { BindCommand } from '@/lib/smpp/pdu/pdu';
import type { Sessions } from './keep-sessions';
import type { ServedClient } from './serve-client';
import type { BoundUser, CountedSession, SmppClient } from './smpp-parts';

const MODE_OF: Readonly<Record<BindCommand, SessionMode>> = {
  bind_transmitter: 'transmitter',
  bind_receiver: 'receiver',
  bind_transceiver: 'transceiver',
};

type Connection = { readonly command: BindCommand; readonly isTls: boolean; readonly served: ServedClient<number> };

/** Lets a client that has just bound be seen, until it has ended. */
export function beginSession(
  sessions: Sessions,
  client: SmppClient,
  { accountId, apiUserId, login, clientIp }: BoundUser,
  { command, isTls, served }: Connection,
): void {
  const counts = { accepted: 0, delivered: 0 };
  const ended = sessions.begin(
    { accountId, apiUserId, login, clientIp, mode: MODE_OF[command], tls: isTls },
    {
      accepted: () => counts.accepted,
      delivered: () => counts.delivered,
      heardAt: () => served.state().heardAt,
      end: () => served.hear({ kind: 'stop' }),
    },
  );
  client.session = Object.assign(counts, { ended }) satisfies CountedSession;
}
