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

const change = z.object({ type: z.enum(CHANGE_KINDS) });

/** A thousand messages a second change the screen a few times a second. */
const GATHER_MS = 400;

/**
 * Hears from an account's event stream what changed and tells `onStale`, many changes at once. After a connection that
 * was lost everything may have changed, because what happened meanwhile was told to nobody. Answers how to stop.
 */
export function followChanges(source: EventTarget, onStale: (kinds: ReadonlySet<ChangeKind>) => void): () => void {
  let stale = new Set<ChangeKind>();
  let timer: ReturnType<typeof setTimeout> | null = null;
  let connected = false;
  const tell = () => {
    if (timer) clearTimeout(timer);
    timer = null;
    const kinds = stale;
    stale = new Set();
    onStale(kinds);
  };
  source.addEventListener('open', () => {
    if (connected) {
      stale = new Set(CHANGE_KINDS);
      tell();
    }
    connected = true;
  });
  source.addEventListener('change', (event) => {
    const parsed = change.safeParse(event instanceof MessageEvent ? JSON.parse(String(event.data)) : null);
    if (!parsed.success) return;
    stale.add(parsed.data.type);
    timer ??= setTimeout(tell, GATHER_MS);
  });
  return () => {
    if (timer) clearTimeout(timer);
  };
}
