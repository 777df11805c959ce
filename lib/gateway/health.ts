import type { WireAnswer } from './wire/wire';

/** For a supervisor: the process answers, so it need not be started again. */
export const LIVE_PATH = '/health/live';

/** For a load balancer: requests are welcome here; not so while nothing can be written or the process is stopping. */
export const READY_PATH = '/health/ready';

/** `fault` says why not; null = all is well. */
export const health = (fault: string | null): WireAnswer => ({
  status: fault === null ? 200 : 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: fault === null ? 'ok\n' : `not ready: ${fault}\n`,
});
