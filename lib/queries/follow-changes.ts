import { z } from 'zod';
import { EVENT_KINDS, type EventKind } from '@/lib/domain/events';

const changes = z.array(z.enum(EVENT_KINDS));

/** A kind that is not on the list is a fault of ours, or a newer server's: then anything may have changed. */
function readKinds(event: Event): ReadonlySet<EventKind> {
  const data: unknown = event instanceof MessageEvent ? JSON.parse(String(event.data)) : null;
  const told = changes.safeParse(data);
  if (told.success) return new Set(told.data);
  reportError(new Error(`A change of an unknown kind was told: ${JSON.stringify(data)}`));
  return new Set(EVENT_KINDS);
}

type Source = EventTarget & { readonly readyState: number; close(): void };

/** Of an EventSource that was answered with anything but a stream: it tries no more. */
const CLOSED = 2;

/** Doubled at each try that failed, so that whoever is signed out asks rarely. */
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 300_000;

/** How often a page without a place for its stream asks. */
const ASK_MS = 30_000;

/**
 * Hears from an account's event stream what changed and tells `onStale`; the server gathers what happens. After a
 * connection that was lost everything may have changed, because what happened meanwhile was told to nobody. A refused
 * one, or one that is over, is tried again, ever more rarely, and when `page` gets the focus; one that the server ended
 * because this person has too many, only then. Each time that there is none, the page asks instead, which also tells it
 * why: the answers know whether the session has ended. A hidden page follows nothing, because a browser has six connections
 * to a server for all its tabs, and one more tab with a stream would wait for ever. Answers how to stop.
 */
export function followChanges(
  open: () => Source,
  page: EventTarget,
  isHidden: () => boolean,
  onStale: (kinds: ReadonlySet<EventKind>) => void,
): () => void {
  let mayHaveMissed = false;
  let delay = FIRST_DELAY_MS;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: Source | null = null;
  const isAllStale = () => onStale(new Set(EVENT_KINDS));
  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  const ask = () => {
    again = setTimeout(() => {
      isAllStale();
      ask();
    }, ASK_MS);
  };
  const goOnLater = () => {
    mayHaveMissed = true;
    close();
    isAllStale();
    again = setTimeout(connect, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY_MS);
  };
  const connect = () => {
    if (isHidden()) mayHaveMissed = true;
    if (source || isHidden()) return;
    clearTimeout(again);
    source = open();
    source.addEventListener('open', () => {
      if (mayHaveMissed) isAllStale();
      mayHaveMissed = true;
      delay = FIRST_DELAY_MS;
    });
    source.addEventListener('error', () => {
      mayHaveMissed = true;
      if (source?.readyState === CLOSED) goOnLater();
    });
    source.addEventListener('over', goOnLater);
    source.addEventListener('change', (event) => onStale(readKinds(event)));
    source.addEventListener('enough', () => {
      close();
      ask();
    });
  };
  connect();
  const seenOrHidden = () => {
    if (isHidden()) close();
    connect();
  };
  page.addEventListener('focus', connect);
  page.addEventListener('visibilitychange', seenOrHidden);
  return () => {
    page.removeEventListener('focus', connect);
    page.removeEventListener('visibilitychange', seenOrHidden);
    close();
  };
}
