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

type Source = EventTarget & { close(): void };

/**
 * Hears from an account's event stream what changed and tells `onStale`; the server gathers what happens. After a
 * connection that was lost everything may have changed, because what happened meanwhile was told to nobody. A stream
 * that the server ended because this person has too many is opened again when `page` gets the focus. Answers how to stop.
 */
export function followChanges(
  open: () => Source,
  page: EventTarget,
  onStale: (kinds: ReadonlySet<ChangeKind>) => void,
): () => void {
  let connected = false;
  let source: Source | null = null;
  const close = () => {
    source?.close();
    source = null;
  };
  const connect = () => {
    if (source) return;
    source = open();
    source.addEventListener('open', () => {
      if (connected) onStale(new Set(CHANGE_KINDS));
      connected = true;
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
