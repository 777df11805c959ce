import { MOST_PAIRS, percentDecode, splitPairs } from './form/urlencoded-pairs';

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

export type Pairs = readonly (readonly [name: string, value: string])[];

/**
 * Decoded pairs of a form POST's body, then of the query; null when either has more than anybody sends in earnest.
 * Never throws: bad escapes stay as they are, and a body that cannot be read is empty.
 */
export async function readPairs(request: WireRequest): Promise<Pairs | null> {
  const query = request.url.indexOf('?');
  const inQuery = query === -1 ? [] : urlencodedPairs(request.url.slice(query + 1));
  if (request.method !== 'POST' || request.body.length === 0) return inQuery;
  const inBody = await bodyPairs(request);
  return inBody && inQuery && [...inBody, ...inQuery];
}

const urlencodedPairs = (text: string): Pairs | null =>
  splitPairs(text)?.map(([name, value]) => [decode(name), decode(value)]) ?? null;

const decode = (raw: string) => percentDecode(raw).toString('utf8');

/** PHP's curl sends multipart/form-data when it is given an array; everything else is taken as a URL-encoded form. */
async function bodyPairs({ contentType, body }: WireRequest): Promise<Pairs | null> {
  if (!/^multipart\/form-data/i.test(contentType)) return urlencodedPairs(body.toString('latin1'));
  if (!hasFewParts(body)) return null;
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': contentType } }).formData();
    return [...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : []));
  } catch {
    return [];
  }
}

/** Each part begins with a line of two dashes and the boundary. Looks no further than the first part too many. */
function hasFewParts(body: Buffer): boolean {
  let at = 0;
  for (let parts = 0; parts <= MOST_PAIRS; parts += 1) {
    const next = body.indexOf('\n--', at);
    if (next === -1) return true;
    at = next + 1;
  }
  return false;
}

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
