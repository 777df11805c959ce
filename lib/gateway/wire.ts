/** An HTTP request as both `server.ts` and Next's route handlers can give it. */
export type WireRequest = {
  readonly method: string;
  /** Path and query as received. */
  readonly url: string;
  /** Of the body; empty when the client named none. */
  readonly contentType: string;
  readonly body: Buffer;
  readonly clientIp: string;
  /** Aborted when the connection is gone: nobody reads the answer any more. */
  readonly signal?: AbortSignal;
};

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** A Next request as a WireRequest. `server.ts` alone sets the client's address, see client-ip.ts. */
export async function toWireRequest(request: Request): Promise<WireRequest> {
  const { pathname, search } = new URL(request.url);
  return {
    method: request.method,
    url: pathname + search,
    contentType: request.headers.get('content-type') ?? '',
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

/** The nonce that the answer's scripts must carry, set by `server.ts`. */
export const NONCE_HEADER = 'x-chappe-nonce';
