import { setTimeout } from 'node:timers/promises';
import type { CallbackAnswer, CallbackSender } from './send-callback';

type Limits = { readonly most: number; readonly mostPerHost: number };
type Call = { run(): Promise<void> };

const CALL_LIMITS: Limits = { most: 512, mostPerHost: 32 };

/** How long closing waits for answers that are under way; what is cut off is called again after the next start. */
const CLOSING_MS = 3_000;
const CLOSING_STEP_MS = 20;

/** Whose queue a call waits in. Read off rather than parsed, because the call itself parses: `http://a:80/x` is `a:80`. */
const authorityOf = (url: string) => /^[^/]*\/\/([^/?#]*)/.exec(url)?.[1] ?? '';

/**
 * The same sender, with few calls at once to one host and a bound on all together; further ones wait in a queue of
 * their host, so that a slow receiver holds back nobody else. A call's time begins when it is made.
 */
export function limitPerHost(sender: CallbackSender, { most, mostPerHost }: Limits = CALL_LIMITS): CallbackSender {
  const waiting = new Map<string, Call[]>();
  const active = new Map<string, number>();
  let activeInAll = 0;

  const activeOn = (host: string) => active.get(host) ?? 0;
  const start = async (host: string, call: Call) => {
    active.set(host, activeOn(host) + 1);
    activeInAll += 1;
    await call.run();
    activeInAll -= 1;
    if (activeOn(host) === 1) active.delete(host);
    else active.set(host, activeOn(host) - 1);
    startWaiting(activeInAll === most - 1 ? waiting.keys() : [host]);
  };
  /** A free place in all may be anybody's; else only the host that became free can go on. */
  const startWaiting = (hosts: Iterable<string>) => {
    for (const host of hosts) {
      const queue = waiting.get(host) ?? [];
      while (queue.length > 0 && activeOn(host) < mostPerHost && activeInAll < most) {
        const call = queue.shift();
        if (call) void start(host, call);
      }
      if (queue.length === 0) waiting.delete(host);
    }
  };

  return {
    send: (url, headers) =>
      new Promise<CallbackAnswer>((resolve) => {
        const host = authorityOf(url);
        const queue = waiting.get(host) ?? [];
        queue.push({ run: () => sender.send(url, headers).then(resolve) });
        waiting.set(host, queue);
        startWaiting([host]);
      }),
    close: async () => {
      waiting.clear();
      const end = performance.now() + CLOSING_MS;
      while (activeInAll > 0 && performance.now() < end) await setTimeout(CLOSING_STEP_MS);
      await sender.close();
    },
  };
}
