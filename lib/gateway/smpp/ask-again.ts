/**
 * Ends the binds of whoever may not bind any more. One that only receives says nothing by which it would be found out,
 * and would hear what it must not.
 */
import { isAbout } from '@/lib/domain/events';
import { checkLogin } from './bind-client';
import type { BoundUser, SmppParts } from './smpp-parts';

/** Besides every change: the time in which two passwords are right ends without one. */
const ASK_EVERY_MS = 60_000;

export type Bound = {
  readonly user: BoundUser;
  /** Aborted when it has gone. */
  readonly signal: AbortSignal;
  stop(): void;
};

type AskingParts = Pick<SmppParts, 'credentials' | 'events' | 'log'>;

export function createAskingAgain({ credentials, events, log }: AskingParts, bound: () => readonly Bound[]) {
  /** Who is being asked about, by the signal of its connection; true: what changed meanwhile is asked afterwards. */
  const asking = new Map<AbortSignal, boolean>();

  const mayStay = async ({ user, signal }: Bound): Promise<boolean> => {
    const checked = await checkLogin(credentials, { ...user, signal });
    // Another may be called as it was. Whoever could not be checked just now is asked about in a minute.
    return checked.ok ? checked.value.apiUserId === user.apiUserId : checked.error.refusal === 'overloaded';
  };

  const askUntilQuiet = async (one: Bound): Promise<void> => {
    const { account, login, clientIp } = one.user;
    while (asking.get(one.signal)) {
      asking.set(one.signal, false);
      if ((await mayStay(one)) || one.signal.aborted) continue;
      log.info({ account, login, clientIp }, 'SMPP unbound: it may not bind any more');
      return one.stop();
    }
  };

  const ask = (one: Bound): void => {
    const isAsking = asking.has(one.signal);
    asking.set(one.signal, true);
    if (isAsking) return;
    askUntilQuiet(one)
      .catch((cause: unknown) => {
        log.error({ err: cause }, 'whether a bind by SMPP may stay could not be checked; it is tried again');
      })
      .finally(() => asking.delete(one.signal));
  };

  const unsubscribe = events.subscribe((event) => {
    if (event.type === 'api-users') for (const one of bound()) if (isAbout(event, one.user.accountId)) ask(one);
  });
  const timer = setInterval(() => {
    for (const one of bound()) ask(one);
  }, ASK_EVERY_MS).unref();

  return {
    ask,
    stop: (): void => {
      unsubscribe();
      clearInterval(timer);
    },
  };
}
