import { getRuntime } from '@/lib/runtime/runtime';
import { followAccount } from '@/lib/use-cases/accounts/follow-account';
import { currentActor } from './current-actor';
import { panelDependencies } from './panel-dependencies';
import { refuseRead } from './panel-route';

/** Keeps proxies from closing a quiet stream. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events: one `change` for each change of the account, named by what changed. */
export async function streamEvents(request: Request, serviceName: string): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseRead('unauthenticated');
  const { events } = getRuntime();
  const followed = await followAccount(panelDependencies(), actor, serviceName, undefined);
  if (!followed.ok) return refuseRead(followed.error);
  const { accountId } = followed.value;
  const encoder = new TextEncoder();
  let close = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const unsubscribe = events.subscribe((event) => {
        if (event.accountId === accountId) send(`event: change\ndata: ${JSON.stringify({ type: event.type })}\n\n`);
      });
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      close = () => {
        unsubscribe();
        clearInterval(heartbeat);
      };
      request.signal.addEventListener('abort', () => {
        close();
        controller.close();
      });
      send(': connected\n\n');
    },
    cancel: () => close(),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
