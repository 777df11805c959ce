/** What was answered, as it came. */
export type TimedAnswer = {
  readonly httpStatus: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  readonly tookMs: number;
};

/**
 * Calls this instance as a program would, without the session's cookie; of the answer's headers those are told that are
 * named. Null: no answer came, and nobody knows whether the request arrived.
 */
export async function timedCall(
  url: string,
  request: Pick<RequestInit, 'method' | 'headers' | 'body'>,
  told: readonly string[],
): Promise<TimedAnswer | null> {
  const from = performance.now();
  try {
    const answer = await fetch(url, { ...request, credentials: 'omit', cache: 'no-store', redirect: 'error' });
    const body = await answer.text();
    return {
      httpStatus: answer.status,
      headers: told.flatMap((name) => {
        const value = answer.headers.get(name);
        return value === null ? [] : [[name, value] as const];
      }),
      body,
      tookMs: Math.round(performance.now() - from),
    };
  } catch {
    return null;
  }
}
