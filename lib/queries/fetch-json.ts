import type { z } from 'zod';

const REFUSALS: Readonly<Record<number, string>> = {
  401: 'Your session has ended. Sign in again.',
  403: 'Your role on this account does not allow this.',
  404: 'This was not found: it was deleted, or you are not a member of its account.',
  503: 'The server is busy. Try again in a moment.',
};
const FAILED = 'The server could not answer.';
const UNREACHABLE = 'The server could not be reached.';
const UNREADABLE = 'The server gave an answer that this page does not understand. Reload the page.';

/** A read that failed, in words for its reader; `status` is null when no HTTP answer came. */
class ReadError extends Error {
  constructor(
    message: string,
    readonly status: number | null,
  ) {
    super(message);
  }
}

/** Whether a failed read is worth a second try: what was refused will be refused again. */
export const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof ReadError && error.status !== null && error.status < 500);

/** Whether a read failed because nobody is signed in any more. */
export const isSessionOver = (error: Error): boolean => error instanceof ReadError && error.status === 401;

/**
 * Reads JSON from our own API and checks its shape; `signal` ends it when nobody waits any more. Throws a ReadError,
 * which says what went wrong in words.
 */
export async function fetchJson<Shape extends z.ZodType>(
  url: string,
  shape: Shape,
  signal: AbortSignal,
): Promise<z.infer<Shape>> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, signal }).catch((): never => {
    throw new ReadError(UNREACHABLE, null);
  });
  const { ok, status } = response;
  if (!ok) throw new ReadError(REFUSALS[status] ?? FAILED, status);
  const parsed = shape.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ReadError(UNREADABLE, status);
  return parsed.data;
}

/** The API path of an account, with what is asked of it; empty values are left out. */
export function panelUrl(serviceName: string, resource: string, query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(pairs).toString();
  return `/api/panel/${encodeURIComponent(serviceName)}/${resource}${search === '' ? '' : `?${search}`}`;
}
