import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';
import { refuse } from '../http2sms/http2sms-handler';
import type { WireAnswer } from '../wire/wire';
import { presentRefusal, sendAnswer } from './answers';
import type { Exchanges } from './exchanges';
import { NO_RULE } from './path-rules';

/** What Node's parser, or its watch over slow requests, says of a connection. */
export type ConnectionFault = NodeJS.ErrnoException & { readonly rawPacket?: Buffer };

const EVERY_MS = 60_000;
const MOST_KINDS = 100;

type Dependencies = Pick<Exchanges, 'lastOf'> & {
  /** Ends a connection with this answer, after those that are under way. */
  readonly endWith: (socket: Duplex, answer: WireAnswer) => void;
  readonly helpUrl: () => string;
  readonly log: Logger;
};

/**
 * Ends a connection whose bytes are not HTTP, or come too slowly. Each still gets an answer, after those that are under
 * way on it: a script that counted its body in characters has been charged for the request before the stray bytes.
 */
export function createRefuseUnreadable({ lastOf, endWith, helpUrl, log }: Dependencies) {
  const ending = new WeakSet<Duplex>();
  const { admit } = createThrottle({ everyMs: EVERY_MS, mostKinds: MOST_KINDS });
  const tell = ({ code }: ConnectionFault, { status }: WireAnswer, socket: Duplex) => {
    const heldBack = admit(`${code} ${status}`, new Date());
    const peer = socket instanceof Socket ? socket.remoteAddress : undefined;
    if (heldBack !== null) log.info({ code, status, peer, heldBack }, 'a request could not be read');
  };
  return (fault: ConnectionFault, socket: Duplex): void => {
    if (!isAboutHttp(fault)) {
      socket.destroy();
      return;
    }
    // Node tells of every further packet.
    if (ending.has(socket)) return;
    ending.add(socket);
    const answer = answerTo(fault, helpUrl);
    tell(fault, answer, socket);
    const last = lastOf(socket);
    if (last && !last.request.complete) sendAnswer(last, answer);
    else endWith(socket, answer);
  };
}

/** Anything else is a broken connection or a failed TLS handshake, where words would not be understood. */
const isAboutHttp = ({ code }: ConnectionFault) =>
  code === 'ERR_HTTP_REQUEST_TIMEOUT' || (code ?? '').startsWith('HPE_');

function answerTo(fault: ConnectionFault, helpUrl: () => string): WireAnswer {
  // Its path may have come in an earlier packet. A request that long is a script's, with its message or its recipients.
  if (fault.code === 'HPE_HEADER_OVERFLOW') return refuse('invalid_request', helpUrl());
  if (fault.code === 'ERR_HTTP_REQUEST_TIMEOUT') return presentRefusal('too_slow', NO_RULE, helpUrl);
  return isUnencodedHttp2sms(fault)
    ? refuse('not_percent_encoded', helpUrl())
    : presentRefusal('bad_request', NO_RULE, helpUrl);
}

/** In bytes; what an unreadable packet is searched for stands at the beginning of a line of it. */
const SEARCHED = 4_096;
const REQUEST_LINE = /^(?:GET|POST) \S*http2sms\.cgi\S/im;

/** Whether a script wrote a space, or letters that are not ASCII, into the address as they are. */
function isUnencodedHttp2sms({ code, rawPacket }: ConnectionFault): boolean {
  const aboutTheAddress = code === 'HPE_INVALID_URL' || code === 'HPE_INVALID_CONSTANT';
  return aboutTheAddress && REQUEST_LINE.test(rawPacket?.subarray(0, SEARCHED).toString('latin1') ?? '');
}
