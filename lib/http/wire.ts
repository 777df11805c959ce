/** An HTTP request as both `server.ts` and Next's route handlers can give it. */
export type WireRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
  readonly clientIp: string;
};

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Decoded pairs of the query and, for a form POST, of the body before them. Never throws: bad escapes stay as they are. */
export function* formPairs(request: WireRequest): Generator<[string, string]> {
  const query = request.url.indexOf('?');
  if (request.method === 'POST' && request.body.length > 0) yield* new URLSearchParams(request.body.toString('utf8'));
  if (query !== -1) yield* new URLSearchParams(request.url.slice(query + 1));
}

/** A Next request as a WireRequest. `server.ts` alone sets the client's address, see client-ip.ts. */
export async function toWireRequest(request: Request): Promise<WireRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    url: pathname + search,
    headers: Object.fromEntries(request.headers),
    body: Buffer.from(await request.arrayBuffer()),
    clientIp: request.headers.get(CLIENT_IP_HEADER) ?? '',
  };
}

export const toResponse = (answer: WireAnswer) =>
  new Response(answer.body, { status: answer.status, headers: answer.headers });

/** Set by `server.ts` on every request that it passes to Next, replacing whatever the client sent. */
export const CLIENT_IP_HEADER = 'x-chappe-client-ip';

/** The path and query that the browser asked for, set by `server.ts`: a layout cannot see it otherwise. */
export const REQUESTED_PATH_HEADER = 'x-chappe-requested-path';
