import type { Socket } from 'node:net';
import { type buildConnector, Client, type Dispatcher } from 'undici';
import { MOST_READ_OF_ANSWER_BYTES } from '@/lib/domain/callbacks/callback-call';
import { createAnswerHead } from './answer-head';
import { CallError } from './call-fault';

/** Of an answer, before its final status is known. */
const MOST_BEFORE_STATUS_BYTES = 16 * 1024;
const KEPT_BYTES = 1024;
const NOTHING = Buffer.alloc(0);
/** However long a receiver offers to keep a connection. */
const LONGEST_IDLE_MS = 30_000;

type Reply = {
  readonly httpStatus: number;
  /** The first 1 KiB of the body. */
  readonly answer: string;
};

export type Connection = {
  readonly origin: string;
  /**
   * One call at a time. Rejects only while the status is not known: what follows it is for people to read. With a
   * StaleConnectionError it may be made once more, over a new connection.
   */
  get(target: string, headers: Readonly<Record<string, string>>): Promise<Reply>;
  /** Ends the connection, and the call that is under way. */
  end(cause?: Error): void;
  /** False once it was ended, or an answer was cut off: what else comes may belong to that answer. */
  isUsable(): boolean;
};

/**
 * A kept connection failed before the first byte of an answer: the receiver has most likely closed it while nothing was
 * under way, as it may at any time, and has not read the request (RFC 9112, 9.3 and 9.3.1).
 */
export class StaleConnectionError extends Error {
  override readonly message = 'The receiver had closed the connection that was kept.';
}

/** One connection to one origin, opened by its first call. `onLost` is told when it closes between two calls. */
export function createConnection(
  origin: string,
  connector: buildConnector.connector,
  onLost: (connection: Connection) => void,
): Connection {
  let usable = true;
  let isUsed = false;
  let current: Call | null = null;
  const client = new Client(origin, {
    connect: (options, callback) =>
      connector(options, (...outcome) => {
        const [, socket] = outcome;
        if (socket) listen(socket, (received) => current?.hear(received) ?? null);
        callback(...outcome);
      }),
    pipelining: 1,
    maxHeaderSize: MOST_READ_OF_ANSWER_BYTES,
    keepAliveMaxTimeout: LONGEST_IDLE_MS,
    // The deadline of the call is the one limit in time.
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const end = (cause: Error = new CallError('stopped')) => {
    usable = false;
    current?.fail(cause);
    void client.destroy(cause);
  };
  const connection: Connection = {
    origin,
    isUsable: () => usable,
    end,
    get: (target, headers) =>
      new Promise((resolve, reject) => {
        const wasUsed = isUsed;
        const call = createCall(end, (reply, fault) => {
          // Unless it was ended here, as when its time is over.
          const isStale = wasUsed && usable && !call.hasHeard();
          current = null;
          usable &&= fault === null;
          if (reply) resolve(reply);
          else reject(isStale ? new StaleConnectionError() : (fault ?? new CallError('invalid_http')));
        });
        isUsed = true;
        current = call;
        client.dispatch({ origin, path: target, method: 'GET', headers }, call.handler);
      }),
  };
  client.on('disconnect', () => {
    if (!current) onLost(connection);
  });
  return connection;
}

type Call = {
  readonly handler: Dispatcher.DispatchHandler;
  hear(received: Buffer): Buffer;
  /** Whether a byte of an answer came. */
  hasHeard(): boolean;
  fail(cause: Error): void;
};

/** Told once: what was answered, if a status was, and what was wrong, unless the answer was in order to its end. */
type OnEnded = (reply: Reply | null, fault: Error | null) => void;

function createCall(endConnection: (cause: Error) => void, onEnded: OnEnded): Call {
  const head = createAnswerHead();
  const chunks: Buffer[] = [];
  let size = 0;
  let heardBytes = 0;
  let over = false;
  const finish = (fault: Error | null) => {
    if (over) return;
    over = true;
    const httpStatus = head.status();
    const answer = Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString('utf8').replaceAll('\u0000', '');
    onEnded(httpStatus === null ? null : { httpStatus, answer }, fault);
  };
  return {
    // What undici is to see of what was received, until an answer grows too long.
    hear: (received) => {
      heardBytes += received.length;
      const passed = head.pass(received);
      const isTooLarge = heardBytes > (head.status() === null ? MOST_BEFORE_STATUS_BYTES : MOST_READ_OF_ANSWER_BYTES);
      if (!isTooLarge && !head.isInvalid()) return passed;
      endConnection(new CallError(isTooLarge ? 'answer_too_large' : 'invalid_http'));
      return NOTHING;
    },
    hasHeard: () => heardBytes > 0,
    fail: finish,
    handler: {
      onRequestStart: () => undefined,
      onResponseStart: () => undefined,
      onResponseData: (_, chunk) => {
        if (size < KEPT_BYTES) chunks.push(chunk);
        size += chunk.length;
      },
      onResponseEnd: () => finish(null),
      onResponseError: (_, cause) => finish(cause),
    },
  };
}

/** Lets `hear` look at what a socket received before undici reads it. Null: nobody asked, so the other side is wrong. */
function listen(socket: Socket, hear: (received: Buffer) => Buffer | null): void {
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    while (!socket.destroyed) {
      const received: unknown = read(size);
      if (!Buffer.isBuffer(received)) return null;
      const passed = hear(received);
      if (passed === null) socket.destroy();
      else if (passed.length > 0) return passed;
    }
    return null;
  };
}
