import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createSlots } from '@/lib/platform/memory/slots';

export type Exchange = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Aborted when nobody reads the answer any more. */
  readonly gone: AbortController;
};

const noop = () => undefined;

/** What is said at the end of a connection that is not answered through Node: a head and a body, ready to be sent. */
export type LastWords = string;

/** A reset would take the answer from a client that is still sending, so for this long what it sends is thrown away. */
const LINGER_MS = 1_000;

/**
 * Requests whose answers are under way, by connection and in their order. A client that closed its side may have left or
 * may still be reading; after `goneAfterMs` without an answer it counts as gone.
 */
export function createExchanges(goneAfterMs: number) {
  const open = createSlots<Exchange>();
  const bySocket = new WeakMap<Duplex, Exchange[]>();
  const streams = new Set<Exchange>();
  const waiting = new Set<() => void>();
  let draining = false;

  const onSocket = (socket: Duplex): Exchange[] => {
    const known = bySocket.get(socket);
    if (known) return known;
    const pending: Exchange[] = [];
    bySocket.set(socket, pending);
    socket.once('end', () => {
      for (const exchange of pending) if (streams.has(exchange)) exchange.response.destroy();
      const leave = () => pending.forEach(({ gone }) => gone.abort());
      if (pending.length > 0) setTimeout(leave, goneAfterMs).unref();
    });
    return pending;
  };
  return {
    /** To be called for each request, before anything else is done with it. */
    begin(exchange: Exchange): void {
      const { request, response, gone } = exchange;
      const { socket } = request;
      onSocket(socket).push(exchange);
      const slot = open.put(exchange);
      if (draining) response.shouldKeepAlive = false;
      response.once('close', () => {
        // An abort makes an error with its stack, which would be a waste on each answer that was read.
        if (!response.writableFinished) gone.abort();
        open.take(slot);
        streams.delete(exchange);
        if (open.size() === 0) for (const resolve of waiting) resolve();
        const pending = onSocket(socket);
        pending.splice(pending.indexOf(exchange), 1);
      });
    },

    /**
     * An answer without an end: it is over when its reader closes their side, since nobody hears the rest, and when the
     * server stops.
     */
    isStream(exchange: Exchange): void {
      streams.add(exchange);
      if (draining || exchange.request.socket.readableEnded) exchange.response.destroy();
    },

    /** The last request of a connection that has no answer yet. */
    lastOf: (socket: Duplex): Exchange | undefined => onSocket(socket).at(-1),

    /** From now on every answer is the last on its connection, and streams are over. */
    drain(): void {
      draining = true;
      for (const { response } of streams) response.destroy();
      for (const { response } of open.values()) response.shouldKeepAlive = false;
    },

    /** Resolves when nothing waits for its answer. */
    answered: (): Promise<void> =>
      new Promise((resolve) => {
        if (open.size() === 0) resolve();
        else waiting.add(resolve);
      }),

    /** Ends a connection after the answers that are under way, with an answer of its own. */
    endAfterAnswers(socket: Duplex, words: LastWords): void {
      // Node has let go of a tunnel's socket, so that a reset before its turn would be an error of the whole process.
      socket.on('error', noop);
      const last = onSocket(socket).at(-1);
      if (last) last.response.once('close', () => endGently(socket, words));
      else endGently(socket, words);
    },
  };
}

export type Exchanges = ReturnType<typeof createExchanges>;

function endGently(socket: Duplex, words: LastWords): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  socket.resume();
  socket.end(words);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once('close', () => clearTimeout(timer));
}

/** The last answer of a connection whose client may still be sending: sent at once; the end comes when it stops, or later. */
export function answerAndEnd({ request, response }: Exchange, body: string): void {
  response.write(body);
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.once('end', end).once('close', end).resume();
}
