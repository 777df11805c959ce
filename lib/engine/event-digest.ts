import type { ChappeEvent, EventPublisher } from '@/lib/domain/events';

/** A panel that is told ten times a second is live enough, and thousands of changes a second stay cheap. */
const DIGEST_MS = 100;

/** Passes on each kind of event of each account once in a while, however often it happens. */
export function createEventDigest(
  passOn: (event: ChappeEvent) => void,
): EventPublisher & { readonly flush: () => void } {
  const gathered = new Map<string, ChappeEvent>();
  let timer: NodeJS.Timeout | null = null;
  const flush = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const events = [...gathered.values()];
    gathered.clear();
    for (const event of events) passOn(event);
  };
  return {
    flush,
    publish(event) {
      gathered.set(`${event.type} ${event.accountId}`, event);
      timer ??= setTimeout(flush, DIGEST_MS);
    },
  };
}
