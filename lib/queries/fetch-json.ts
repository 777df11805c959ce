import type { z } from 'zod';

class ReadError extends Error {
  constructor(readonly status: number) {
    super(status === 401 ? 'Your session has ended. Sign in again.' : 'The server could not answer.');
  }
}

/** Reads JSON from our own API and checks its shape. Throws ReadError on any other status than 2xx. */
export async function fetchJson<Shape extends z.ZodType>(url: string, shape: Shape): Promise<z.infer<Shape>> {
  const response = await fetch(url, { headers: { accept: 'application/json' } });
  if (!response.ok) throw new ReadError(response.status);
  return shape.parse(await response.json());
}

/** The API path of an account, with what is asked of it; empty values are left out. */
export function panelUrl(serviceName: string, resource: string, query: Readonly<Record<string, unknown>> = {}): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  const search = new URLSearchParams(pairs).toString();
  return `/api/panel/${encodeURIComponent(serviceName)}/${resource}${search === '' ? '' : `?${search}`}`;
}
