import { Server } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import type { Exchanges } from '@/lib/gateway/admission/exchanges';

/** A request that was sent before its client could know arrives within so long on a connection that is kept alive. */
const IN_THE_AIR_MS = 1_000;

/** For answers that are under way. */
const LONGEST_ANSWER_MS = 5_000;

type StoppableServer = Server & { closeIdleConnections(): void };

/**
 * Makes `stop`: no new connections; every answer from now on is the last on its connection; connections at rest stay
 * for a moment, because closing one may cut off a request that is on its way.
 */
export function createStop(server: StoppableServer, exchanges: Exchanges) {
  return async (): Promise<void> => {
    const closed = new Promise<void>((resolve) => {
      // Not the HTTP server's own `close`, which ends connections at rest.
      Server.prototype.close.call(server, () => resolve());
    });
    exchanges.drain();
    await Promise.race([closed, setTimeout(IN_THE_AIR_MS)]);
    server.closeIdleConnections();
    await Promise.race([exchanges.answered(), setTimeout(LONGEST_ANSWER_MS)]);
  };
}
