import type { Follower, LiveUpdates } from '@/lib/server/runtime/live-updates';

type Options = Pick<Follower, 'accountId' | 'panelUserId' | 'since'> & {
  readonly updates: Pick<LiveUpdates, 'follow'>;
  /** Ends the stream from outside, as when the reader goes away; it may have gone already. */
  readonly signal: AbortSignal;
  /** Whether the reader may still hear of this account; asked at every heartbeat and when access has changed. */
  readonly mayStay: () => Promise<boolean>;
  /** Calls what it is given when somebody's access to the account may have changed, until its answer is called. */
  readonly onAccessChange: (ask: () => void) => () => void;
  readonly heartbeatMs: number;
};

/** What may lie unread here, beside what the connection holds: whoever reads nothing for so long is gone. */
const MOST_UNREAD = 16;

const encoder = new TextEncoder();
const CONNECTED = encoder.encode(': connected\n\n');
const HEARTBEAT = encoder.encode(': still here\n\n');
/** Whoever hears it may not stay, and learns why by asking for anything. */
const OVER = encoder.encode('event: over\ndata:\n\n');
/** Asks the panel not to come back until somebody looks at it. */
const ENOUGH = encoder.encode('event: enough\ndata:\n\n');

/**
 * An account's changes as server-sent events. The heartbeat keeps proxies from closing a quiet stream. Whoever is
 * removed or signed out meanwhile hears nothing more. Nothing is followed before somebody reads: an answer that is never read,
 * as to a HEAD or to a reader who left early, costs nothing and leaves nothing behind.
 */
export function createEventStream({
  updates,
  accountId,
  panelUserId,
  since,
  signal,
  mayStay,
  onAccessChange,
  heartbeatMs,
}: Options) {
  let isOpen = false;
  let stop = () => {};

  const begin = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    isOpen = true;
    const end = () => {
      if (!isOpen) return;
      stop();
      controller.close();
    };
    const send = (bytes: Uint8Array) => {
      controller.enqueue(bytes);
      if ((controller.desiredSize ?? 0) >= -MOST_UNREAD) return;
      stop();
      controller.error(new Error('The reader of an event stream does not read.'));
    };
    const unfollow = updates.follow({
      accountId,
      panelUserId,
      since,
      tell: send,
      giveWay: () => {
        controller.enqueue(ENOUGH);
        end();
      },
    });
    const beat = async () => {
      // What cannot be looked up, as by a busy reader, is asked again at the next heartbeat.
      const stays = await mayStay().catch(() => true);
      if (!isOpen) return;
      if (stays) send(HEARTBEAT);
      else {
        controller.enqueue(OVER);
        end();
      }
    };
    const heartbeat = setInterval(() => void beat(), heartbeatMs);
    const ignoreAccess = onAccessChange(() => void beat());
    stop = () => {
      isOpen = false;
      unfollow();
      clearInterval(heartbeat);
      ignoreAccess();
      signal.removeEventListener('abort', end);
    };
    signal.addEventListener('abort', end);
    send(CONNECTED);
  };

  let begun = false;
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (begun) return;
        begun = true;
        if (signal.aborted) controller.close();
        else begin(controller);
      },
      cancel: () => stop(),
    },
    { highWaterMark: 0 },
  );
}
