import type { Writer } from '@/lib/db/connections/writer';
import { carriersWaitedFor } from '@/lib/db/messages/dispatch-queues';
import { FROM_THE_HEAD, type QueuePlace } from '@/lib/db/messages/reroutable';
import { readRoutes, routesVersion } from '@/lib/db/routes/routes';
import type { EventPublisher } from '@/lib/domain/events';
import type { Route } from '@/lib/domain/routing/route';
import type { Logger } from '@/lib/platform/log/logger';
import { type Loop, startLoop } from '../../outbox/loop';
import { rerouteWaiting } from './reroute-waiting';
import type { RouterInForce } from './router';
import type { CarrierWatch } from './watch-carriers';

type Options = {
  readonly writer: Writer;
  readonly router: RouterInForce;
  readonly watch: CarrierWatch;
  /** The carriers that take messages now, by preference. */
  readonly takersNow: () => readonly string[];
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly now: () => Date;
  /** Done beside, at every look: what may have been sent by a carrier that takes nothing any more. */
  readonly tendStranded: () => Promise<void>;
};

export type RoutingLoop = Loop & {
  /** Carriers were stopped or exchanged: looks through everything that waits, now that they have answered. */
  lookThrough(): void;
};

/** What is still to be looked through: the first of these carriers' queues from there on. */
type Sweep = { readonly queues: readonly string[]; readonly after: QueuePlace };

/**
 * Keeps the router to what is stored and what carriers say of themselves, and when that changes, finds out anew whose
 * everything is that waits and was not begun: a piece at a time, so that a hundred thousand hold up nobody.
 */
export function startRoutingLoop({
  writer,
  router,
  watch,
  takersNow,
  events,
  log,
  now,
  tendStranded,
}: Options): RoutingLoop {
  let version: string | null = null;
  let routes: readonly Route[] = [];
  let inForce = '';
  let sweep: Sweep | null = null;

  const keepUp = async () => {
    const takers = takersNow();
    const latest = await writer.commit((tx) => routesVersion(tx));
    // There are a thousand of them at most, which are read when they have changed.
    if (latest !== version) {
      routes = await writer.commit((tx) => readRoutes(tx));
      version = latest;
    }
    const down = new Set([...watch.down()].filter((carrier) => takers.includes(carrier)));
    const next = JSON.stringify([version, takers, [...down].sort()]);
    if (next === inForce) return;
    router.update({ routes, takers, down });
    router.wake(takers);
    const queues = await writer.commit((tx) => carriersWaitedFor(tx));
    // Together: if the queues could not be read, all of this is done again.
    inForce = next;
    sweep = { queues, after: FROM_THE_HEAD };
    if (down.size > 0 && takers.length > down.size)
      log.warn({ carriers: [...down] }, 'what waits for carriers that are down goes to others');
  };
  const sweepOn = async ({ queues: [queue, ...others], after }: Sweep) => {
    if (queue === undefined) return null;
    const {
      others: woken,
      accountIds,
      next,
    } = await writer.commit((tx) => rerouteWaiting(tx, router, queue, { after, now: now() }));
    router.wake(woken);
    for (const accountId of accountIds) events.publish({ type: 'messages', accountId });
    return next ? { queues: [queue, ...others], after: next } : { queues: others, after: FROM_THE_HEAD };
  };
  const loop = startLoop({
    name: 'routing',
    log,
    now,
    round: async () => {
      await keepUp();
      await tendStranded();
      if (sweep) sweep = await sweepOn(sweep);
      if (sweep) return 'again';
      const nextIn = watch.nextIn();
      return nextIn === null ? null : new Date(now().getTime() + nextIn);
    },
  });
  return {
    ...loop,
    lookThrough: () => {
      inForce = '';
      loop.wake();
    },
  };
}
