/** What answers API users' programs that speak SMPP, whatever carries their octets. */
import { isAbout } from '@/lib/domain/events';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import { createThrottle } from '@/lib/platform/log/throttle';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { BindPdu } from '@/lib/smpp/pdu/pdu';
import { createRefusalLog } from '../http2sms/refusal-log';
import { type Bound, createAskingAgain } from './ask-again';
import { bindClient } from './bind-client';
import { createSubmitter } from './create-submitter';
import { createTeller } from './create-teller';
import { endIncomplete } from './end-incomplete';
import { createJoining } from './join-parts';
import type { BindRefusal } from './refusals';
import { type ClientLine, type ServedClient, serveClient } from './serve-client';
import type { BoundUser, SmppParts } from './smpp-parts';

/** Anybody may try to bind, as often as they like. */
const FAULTS_EVERY_MS = 60_000;

type Client = {
  user: BoundUser | null;
  readonly clientIp: string;
  readonly gone: AbortController;
};

export type SmppService = {
  /** A client has connected. */
  connect(line: ClientLine): ServedClient<number>;
  /** Nothing more is taken; resolves when every client has gone. */
  stop(): Promise<void>;
};

/** `kept`: what an earlier process has kept of messages that are not whole. */
export function createSmppService(parts: SmppParts, kept: readonly KeptPart[]): SmppService {
  const { now, engine, log } = parts;
  const clients = new Map<Client, ServedClient<number>>();
  const waiting: (() => void)[] = [];
  let isStopping = false;
  const logRefusal = createRefusalLog(log, 'SMPP');
  const tellRefused = (
    { account, login, clientIp }: Pick<BoundUser, 'account' | 'login' | 'clientIp'>,
    refusal: Http2smsRefusal,
  ) => {
    const refused = { account, login, clientIp, refusal };
    const at = now();
    logRefusal(refused, at);
    engine.recordRefusal({ ...refused, way: 'smpp', at });
  };
  const joining = createJoining(kept);
  const submit = createSubmitter(parts, joining, tellRefused);
  const bind = createBinding(parts, () => clients.keys(), tellRefused);
  const teller = createTeller(parts, (apiUserId) =>
    [...clients].flatMap(([{ user }, served]) => (user?.apiUserId === apiUserId ? [served] : [])),
  );
  const unsubscribe = parts.events.subscribe((event) => {
    if (event.type !== 'messages') return;
    for (const { user } of clients.keys()) if (user && isAbout(event, user.accountId)) teller.look(user.apiUserId);
  });
  const stopEnding = endIncomplete(parts, joining, teller.look);
  const askingAgain = createAskingAgain(parts, () => [...clients].flatMap(boundOf));

  return {
    connect: (line) => {
      const client: Client = { user: null, clientIp: line.clientIp, gone: new AbortController() };
      const served = serveClient<number>(line, {
        bind: async (pdu) => {
          const status = await bind(client, pdu);
          // Of what changed while it was checked nothing else tells.
          for (const bound of boundOf([client, served])) askingAgain.ask(bound);
          // Once it is answered.
          if (client.user) setImmediate(teller.look, client.user.apiUserId);
          return status;
        },
        submit: async (pdu) => {
          if (!client.user) return { status: STATUS.invalidBindStatus, messageId: '' };
          const { endsBind, ...answer } = await submit(client.user, pdu);
          // Once it is answered.
          if (endsBind) setImmediate(() => served.hear({ kind: 'stop' }));
          return answer;
        },
        told: (id, status) => {
          if (client.user) teller.told(client.user.apiUserId, id, status);
        },
        ended: () => {
          client.gone.abort();
          clients.delete(client);
          if (client.user && !isStopping) teller.look(client.user.apiUserId);
          if (clients.size === 0) for (const resolve of waiting.splice(0)) resolve();
        },
      });
      clients.set(client, served);
      return served;
    },
    stop: async () => {
      isStopping = true;
      for (const end of [unsubscribe, stopEnding, askingAgain.stop]) end();
      const gone = new Promise<void>((resolve) => {
        if (clients.size === 0) return resolve();
        waiting.push(resolve);
        for (const served of clients.values()) served.hear({ kind: 'stop' });
      });
      await gone;
      await teller.stop();
    },
  };
}

const boundOf = ([{ user, gone }, served]: readonly [Client, ServedClient<number>]): readonly Bound[] =>
  user ? [{ user, signal: gone.signal, stop: () => served.hear({ kind: 'stop' }) }] : [];

type BindStatus = BindRefusal | typeof STATUS.ok;

/** Answers with a command_status; who is bound is entered in its client. */
function createBinding(
  parts: SmppParts,
  clients: () => Iterable<Client>,
  tellRefused: (who: Pick<BoundUser, 'account' | 'login' | 'clientIp'>, refusal: Http2smsRefusal) => void,
) {
  const { log, limits, now } = parts;
  const faults = createThrottle({ everyMs: FAULTS_EVERY_MS, mostKinds: 1 });
  const check = async (client: Client, pdu: BindPdu): Promise<BindStatus> => {
    const { clientIp, gone } = client;
    const bound = await bindClient(parts, pdu, { clientIp, signal: gone.signal });
    if (!bound.ok) {
      const { status, refused } = bound.error;
      if (refused) tellRefused({ ...refused, clientIp }, refused.refusal);
      return status;
    }
    const { apiUserId, account, login } = bound.value;
    const others = [...clients()].filter(({ user }) => user?.apiUserId === apiUserId);
    if (others.length >= limits.binds) return STATUS.alreadyBound;
    if (gone.signal.aborted) return STATUS.bindFailed;
    client.user = bound.value;
    log.info({ account, login, clientIp, as: pdu.command }, 'SMPP bound');
    return STATUS.ok;
  };
  return (client: Client, pdu: BindPdu): Promise<BindStatus> =>
    check(client, pdu).catch((cause: unknown): BindStatus => {
      const heldBack = faults.admit('bind', now());
      if (heldBack !== null) log.error({ err: cause, heldBack }, 'a bind by SMPP could not be checked');
      return STATUS.systemError;
    });
}
