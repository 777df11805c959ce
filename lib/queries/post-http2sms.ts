import { timedCall } from './timed-call';

/** What a script may go by. */
const TOLD_HEADERS = ['content-type', 'retry-after', 'cache-control'];

/** Sends a request to this instance's http2sms as a script would: as a form, so that the password stands in no address. */
export const postHttp2sms = (path: string, pairs: readonly (readonly [name: string, value: string])[]) =>
  timedCall(
    path,
    { method: 'POST', body: new URLSearchParams(pairs.map(([name, value]) => [name, value])) },
    TOLD_HEADERS,
  );
