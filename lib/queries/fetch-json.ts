import type { z } from 'zod';
import type { FaultCode } from '@/lib/schemas/fault';

const REFUSALS: Readonly<Record<number, FaultCode>> = {
  401: 'session_over',
  403: 'forbidden',
  404: 'read_not_found',
  503: 'read_busy',
};

/** A read that failed: its message is the fault; `status` is null when no HTTP answer came. */
class ReadError extends Error {
  constructor(
    fault: FaultCode,
    readonly status: number | null,
  ) {
    super(fault);
  }
}

/** Whether a failed read is worth a second try: what was refused will be refused again. */
export const isWorthRetrying = (failures: number, error: Error): boolean =>
  failures < 1 && !(error instanceof ReadError && error.status !== null && error.status < 500);

/** Whether a read failed because nobody is signed in any more. */
export const isSessionOver = (error: Error): boolean => error instanceof ReadError && error.status === 401;

/** Whether a read failed because there is nothing of that name, or nothing for whoever asks. */
export const isNotFound = (error: Error | null): boolean => error instanceof ReadError && error.status === 404;

/**
 * Reads JSON from our own API and checks its shape; `signal` ends it when nobody waits any more. Throws a ReadError,
 * whose message is the fault.
 */
export async function fetchJson<Shape extends z.ZodType>(
  url: string,
  shape: Shape,
  signal: AbortSignal,
): Promise<z.infer<Shape>> {
  const response = await fetch(url, { headers: { accept: 'application/json' }, signal }).catch((): never => {
    throw new ReadError('read_unreachable', null);
  });
  const { ok, status } = response;
  if (!ok) throw new ReadError(REFUSALS[status] ?? 'read_failed', status);
  const parsed = shape.safeParse(await response.json().catch(() => undefined));
  if (!parsed.success) throw new ReadError('read_unreadable', status);
  return parsed.data;
}

/** What is asked of a read, as an address says it; empty values are left out. */
export const addressOf = (asked: object): URLSearchParams =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]: [string, unknown]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );

/** The API path of an account, with what is asked of it. */
export function panelUrl(serviceName: string, resource: string, asked: object = {}): string {
  const search = addressOf(asked).toString();
  return `/api/panel/${encodeURIComponent(serviceName)}/${resource}${search === '' ? '' : `?${search}`}`;
}
