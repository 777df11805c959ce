import type { WireAnswer } from './wire';

/** For a supervisor: the process answers, so it need not be started again. */
export const LIVE_PATH = '/health/live';

/** For a load balancer: requests are welcome here; not so while the database is away or the process is stopping. */
export const READY_PATH = '/health/ready';

export const health = (well: boolean): WireAnswer => ({
  status: well ? 200 : 503,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: well ? 'ok\n' : 'not ready\n',
});
