import { Server } from 'node:net';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Exchanges } from '@/lib/gateway/admission/exchanges';

/** Whoever leads clients here asks every two seconds whether they may (docs/compose/Caddyfile), and hears that not. */
const UNTIL_TOLD_MS = 2_500;
const LONGEST_TURNING_AWAY_MS = 3_000;
/** Nobody came for so long: nobody is led here. */
const NOBODY_MS = 200;

/** A request that was sent before its client could know arrives within so long on a connection that is kept alive. */
const IN_THE_AIR_MS = 1_000;

/** For answers that are under way. */
const LONGEST_ANSWER_MS = 3_000;

type StoppableServer = Server & { closeIdleConnections(): void };

/**
 * Makes `stop`: every answer from now on is the last on its connection, and as soon as nobody comes any more, and where
 * there are others to whom clients can be led, not before whoever leads them has heard of it, no connection is taken; those at rest stay for a moment, because closing one may cut off a request that is on its way. At
 * once there would be no connections only at the cost of those that the system has made and Node has not seen, which it
 * resets: their clients cannot tell whether they were heard.
 */
export function createStop(server: StoppableServer, exchanges: Exchanges, hasOthers: () => boolean) {
  let cameAt = Number.NEGATIVE_INFINITY;
  server.on('connection', () => {
    cameAt = performance.now();
  });
  const untilNobodyComes = async () => {
    const begunAt = performance.now();
    if (hasOthers()) await setTimeout(UNTIL_TOLD_MS);
    const until = begunAt + LONGEST_TURNING_AWAY_MS;
    while (performance.now() < Math.min(until, cameAt + NOBODY_MS)) await setTimeout(NOBODY_MS / 4);
    // Right after those that have come were taken.
    await setImmediate();
  };
  return async (): Promise<void> => {
    exchanges.drain();
    await untilNobodyComes();
    const closed = new Promise<void>((resolve) => {
      // Not the HTTP server's own `close`, which ends connections at rest.
      Server.prototype.close.call(server, () => resolve());
    });
    await Promise.race([closed, setTimeout(IN_THE_AIR_MS)]);
    server.closeIdleConnections();
    await Promise.race([exchanges.answered(), setTimeout(LONGEST_ANSWER_MS)]);
  };
}
