import { z } from 'zod';

export const CHANGE_KINDS = [
  'messages',
  'credits',
  'api-users',
  'callbacks',
  'alerts',
  'panel-users',
  'audit',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** What a newer server may tell of beside these is nothing that this page shows. */
const change = z
  .array(z.string())
  .transform((kinds) => new Set(CHANGE_KINDS.filter((kind) => kinds.includes(kind))))
  .catch(new Set());

type Source = EventTarget & { readonly readyState: number; close(): void };

/** Of an EventSource that was answered with anything but a stream: it tries no more. */
const CLOSED = 2;

/** Doubled at each try that failed, so that whoever is signed out asks rarely. */
const FIRST_DELAY_MS = 2_000;
const LONGEST_DELAY_MS = 300_000;

/**
 * Hears from an account's event stream what changed and tells `onStale`; the server gathers what happens. After a
 * connection that was lost everything may have changed, because what happened meanwhile was told to nobody. A refused
 * one is tried again, ever more rarely, and when `page` gets the focus; one that the server ended because this person has
 * too many, only then. Answers how to stop.
 */
export function followChanges(
  open: () => Source,
  page: EventTarget,
  onStale: (kinds: ReadonlySet<ChangeKind>) => void,
): () => void {
  let mayHaveMissed = false;
  let delay = FIRST_DELAY_MS;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: Source | null = null;
  const close = () => {
    clearTimeout(again);
    source?.close();
    source = null;
  };
  const connect = () => {
    if (source) return;
    clearTimeout(again);
    source = open();
    source.addEventListener('open', () => {
      if (mayHaveMissed) onStale(new Set(CHANGE_KINDS));
      mayHaveMissed = true;
      delay = FIRST_DELAY_MS;
    });
    source.addEventListener('error', () => {
      mayHaveMissed = true;
      if (source?.readyState !== CLOSED) return;
      close();
      again = setTimeout(connect, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_MS);
    });
    source.addEventListener('change', (event) => {
      const kinds = change.parse(event instanceof MessageEvent ? JSON.parse(String(event.data)) : []);
      if (kinds.size > 0) onStale(kinds);
    });
    source.addEventListener('enough', close);
  };
  connect();
  page.addEventListener('focus', connect);
  return () => {
    page.removeEventListener('focus', connect);
    close();
  };
}
