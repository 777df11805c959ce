import { carriersWaitedFor } from '@/lib/db/messages/dispatch-queues';
import type { DispatchOptions } from './connect-dispatcher';
import { createClaims } from './create-claims';

type Options = Pick<DispatchOptions, 'writer' | 'router' | 'events' | 'news' | 'nodeId' | 'now' | 'running'>;

const BETWEEN_MS = 60_000;

const AT_ONCE = 100;

/**
 * Ends what waits for a carrier that takes nothing any more, once it is too old: what may have been sent by it waits for
 * no other. Does something about once a minute, however often it is called.
 */
export function createStrandedEnd({ running, news, ...options }: Options): () => Promise<void> {
  const { writer, router } = options;
  let endedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (running() - endedAt < BETWEEN_MS) return;
    const names = await writer.commit((tx) => carriersWaitedFor(tx));
    let isOver = true;
    for (const name of names.filter((one) => !router.takers().includes(one))) {
      const carrier = { name, recognisesRepeats: false };
      const onSubmitted: Parameters<typeof createClaims>[0]['onSubmitted'] = (submitted) =>
        news.submitted({ carrier, router, submitted });
      const ended = await createClaims({ ...options, carrier, onSubmitted }).endTooOld(AT_ONCE);
      if (ended === AT_ONCE) isOver = false;
    }
    if (isOver) endedAt = running();
  };
}
