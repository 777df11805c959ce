import type { EventBus } from '@/lib/domain/events';

type Options = {
  readonly events: Pick<EventBus, 'subscribe'>;
  readonly accountId: number;
  /** Ends the stream from outside, as when the reader goes away. */
  readonly signal: AbortSignal;
  /** Asked at every heartbeat: whether the reader may still hear of this account. */
  readonly mayStay: () => Promise<boolean>;
  readonly heartbeatMs: number;
};

/**
 * Server-sent events: one `change` for each change of the account, named by what changed. The heartbeat keeps proxies
 * from closing a quiet stream, and ends it for whoever was removed or signed out meanwhile.
 */
export function createEventStream({ events, accountId, signal, mayStay, heartbeatMs }: Options) {
  const encoder = new TextEncoder();
  let close = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      let open = true;
      const unsubscribe = events.subscribe((event) => {
        if (event.accountId === accountId) send(`event: change\ndata: ${JSON.stringify({ type: event.type })}\n\n`);
      });
      const beat = async () => {
        const stays = await mayStay().catch(() => false);
        if (!open) return;
        if (stays) send(': still here\n\n');
        else end();
      };
      const heartbeat = setInterval(() => void beat(), heartbeatMs);
      close = () => {
        open = false;
        unsubscribe();
        clearInterval(heartbeat);
      };
      const end = () => {
        if (!open) return;
        close();
        controller.close();
      };
      signal.addEventListener('abort', end);
      send(': connected\n\n');
    },
    cancel: () => close(),
  });
}
