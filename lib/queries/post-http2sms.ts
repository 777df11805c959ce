/** What http2sms answered, as it came. */
export type Http2smsAnswer = {
  readonly httpStatus: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly tookMs: number;
};

/** What a script may go by. */
const TOLD_HEADERS = ['content-type', 'retry-after', 'cache-control'];

/**
 * Sends a request to this instance's http2sms as a script would: without the session's cookie, and as a form, so that
 * the password stands in no address. Null: no answer came, and nobody knows whether the request arrived.
 */
export async function postHttp2sms(
  path: string,
  pairs: readonly (readonly [name: string, value: string])[],
): Promise<Http2smsAnswer | null> {
  const body = new URLSearchParams(pairs.map(([name, value]) => [name, value]));
  const from = performance.now();
  try {
    const answer = await fetch(path, {
      method: 'POST',
      body,
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
    });
    const text = await answer.text();
    return {
      httpStatus: answer.status,
      headers: TOLD_HEADERS.flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      body: text,
      tookMs: Math.round(performance.now() - from),
    };
  } catch {
    return null;
  }
}
