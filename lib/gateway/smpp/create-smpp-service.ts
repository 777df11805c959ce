/** What answers API users' programs that speak SMPP, whatever carries their octets. */
import { isAbout } from '@/lib/domain/events';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import { boundOf, createAnswers } from './answer-client';
import { createAskingAgain } from './ask-again';
import { createBinding } from './bind-program';
import { createSubmitter } from './create-submitter';
import { createTeller } from './create-teller';
import { endIncomplete } from './end-incomplete';
import { createJoining } from './join-parts';
import { createSessions } from './keep-sessions';
import { createRefusedPrograms } from './refused-programs';
import { type ClientLine, type ServedClient, serveClient } from './serve-client';
import type { SmppClient, SmppParts } from './smpp-parts';

export type SmppService = {
  /** A client has connected. */
  connect(line: ClientLine): ServedClient<number>;
  /** Somebody may have asked that sessions be ended. */
  lookForEnds(): void;
  /** Nothing more is taken; resolves when every client has gone. */
  stop(): Promise<void>;
};

/** `kept`: what an earlier process has kept of messages that are not whole. */
export function createSmppService(parts: SmppParts, kept: readonly KeptPart[]): SmppService {
  const clients = new Map<SmppClient, ServedClient<number>>();
  const waiting: (() => void)[] = [];
  let isStopping = false;
  const refused = createRefusedPrograms(parts);
  const joining = createJoining(kept);
  const submit = createSubmitter(parts, joining, refused.submit);
  const sessions = createSessions(parts);
  const bind = createBinding(parts, () => clients.keys(), refused);
  const teller = createTeller(parts, (apiUserId) =>
    [...clients].flatMap(([{ user }, served]) => (user?.apiUserId === apiUserId ? [served] : [])),
  );
  const unsubscribe = parts.events.subscribe((event) => {
    if (event.type !== 'messages') return;
    for (const { user } of clients.keys()) if (user && isAbout(event, user.accountId)) teller.look(user.apiUserId);
  });
  const stopEnding = endIncomplete(parts, joining, teller.look);
  const askingAgain = createAskingAgain(parts, () => [...clients].flatMap(boundOf));

  const answersTo = createAnswers({
    ...{ bind, submit, sessions, teller, askingAgain, refused },
    onEnded: (client) => {
      clients.delete(client);
      if (client.user && !isStopping) teller.look(client.user.apiUserId);
      if (clients.size === 0) for (const resolve of waiting.splice(0)) resolve();
    },
  });

  return {
    connect: (line) => {
      const { clientIp, isTls } = line;
      const client: SmppClient = { user: null, session: null, clientIp, gone: new AbortController() };
      const served: ServedClient<number> = serveClient(
        line,
        answersTo(client, isTls, () => served),
      );
      clients.set(client, served);
      return served;
    },
    lookForEnds: sessions.look,
    stop: async () => {
      isStopping = true;
      for (const end of [unsubscribe, stopEnding, askingAgain.stop]) end();
      const gone = new Promise<void>((resolve) => {
        if (clients.size === 0) return resolve();
        waiting.push(resolve);
        for (const served of clients.values()) served.hear({ kind: 'stop' });
      });
      await gone;
      await Promise.all([teller.stop(), sessions.stop()]);
    },
  };
}
