import { z } from 'zod';
import { isAbout } from '@/lib/domain/events';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { followAccount } from '@/lib/use-cases/accounts/follow-account';
import { currentActor, sessionCheck } from './current-actor';
import { createEventStream } from './event-stream';
import { panelDependencies } from './panel-dependencies';
import { orBusy, refuseRead } from './panel-route';

const HEARTBEAT_MS = 20_000;

/** Where in the course of changes the page was made that asks; anything else is no place in it. */
const position = z
  .string()
  .regex(/^\d{1,10}-\d{1,15}$/)
  .optional()
  .catch(undefined);

/** Answers with the stream of an account's changes, for as long as the session and the membership last. */
export const streamEvents = (request: Request, serviceName: string): Promise<Response> =>
  orBusy(openStream(request, serviceName));

async function openStream(request: Request, serviceName: string): Promise<Response> {
  const actor = await currentActor();
  if (!actor) return refuseRead('unauthenticated');
  const follow = () => followAccount(panelDependencies(), actor, serviceName, undefined);
  const followed = await follow();
  if (!followed.ok) return refuseRead(followed.error);
  const runtime = getRuntime();
  const stillSignedIn = await sessionCheck();
  const body = createEventStream({
    updates: runtime.liveUpdates,
    accountId: followed.value.accountId,
    panelUserId: actor.panelUserId,
    since: position.parse(new URL(request.url).searchParams.get('since') ?? undefined),
    signal: request.signal,
    heartbeatMs: HEARTBEAT_MS,
    mayStay: async () => (await stillSignedIn()) !== null && (await follow()).ok,
    onAccessChange: (ask) =>
      runtime.events.subscribe((event) => {
        if (event.type === 'panel-users' && isAbout(event, followed.value.accountId)) ask();
      }),
  });
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  });
}
