/** What becomes of what one client's session asks for. */
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { BindPdu, MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { Bound } from './ask-again';
import { beginSession } from './begin-session';
import type { SubmitAnswer } from './create-submitter';
import type { Sessions } from './keep-sessions';
import type { RefusedPrograms } from './refused-programs';
import type { Asked, ServedClient } from './serve-client';
import type { BoundUser, SmppClient } from './smpp-parts';

type Parts = {
  readonly bind: (client: SmppClient, pdu: BindPdu) => Promise<number>;
  readonly submit: (user: BoundUser, pdu: MessagePdu) => Promise<SubmitAnswer>;
  readonly sessions: Sessions;
  readonly teller: {
    look(apiUserId: number): void;
    told(apiUserId: number, id: number, status: number | null): void;
  };
  readonly askingAgain: { ask(one: Bound): void };
  readonly refused: RefusedPrograms;
  readonly onEnded: (client: SmppClient) => void;
};

export const createAnswers =
  ({ bind, submit, sessions, teller, askingAgain, refused, onEnded }: Parts) =>
  (client: SmppClient, isTls: boolean, served: () => ServedClient<number>): Asked<number> => ({
    bind: async (pdu) => {
      const status = await bind(client, pdu);
      if (client.user) beginSession(sessions, client, client.user, { command: pdu.command, isTls, served: served() });
      // Of what changed while it was checked nothing else tells.
      for (const bound of boundOf([client, served()])) askingAgain.ask(bound);
      // Once it is answered.
      if (client.user) setImmediate(teller.look, client.user.apiUserId);
      return status;
    },
    boundTwice: () => {
      if (client.user) refused.bind(client.user, 'already_bound');
    },
    submit: async (pdu) => {
      if (!client.user) return { status: STATUS.invalidBindStatus, messageId: '' };
      const { endsBind, ...answer } = await submit(client.user, pdu);
      if (client.session && answer.status === STATUS.ok) client.session.accepted += 1;
      // Once it is answered.
      if (endsBind) setImmediate(() => served().hear({ kind: 'stop' }));
      return answer;
    },
    told: (id, status) => {
      if (client.session && status === STATUS.ok) client.session.delivered += 1;
      if (client.user) teller.told(client.user.apiUserId, id, status);
    },
    ended: () => {
      client.gone.abort();
      client.session?.ended();
      onEnded(client);
    },
  });

/** A client as whoever asks again about binds knows it; nothing: it is not bound. */
export const boundOf = ([{ user, gone }, served]: readonly [SmppClient, ServedClient<number>]): readonly Bound[] =>
  user ? [{ user, signal: gone.signal, stop: () => served.hear({ kind: 'stop' }) }] : [];
