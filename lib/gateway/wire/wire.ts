import type { IncomingHttpHeaders } from 'node:http';

/** A request that was admitted, as far as most handlers want to know. */
export type WireRequest = {
  readonly method: string;
  /** Canonical path, and the query as received. */
  readonly url: string;
  /** Of the body; empty when the client named none. */
  readonly contentType: string;
  readonly body: Buffer;
  readonly clientIp: string;
  /** Aborted when nobody reads the answer any more: the connection is gone, or its client closed it a while ago. */
  readonly signal?: AbortSignal;
};

/** All of it: what a signature covers is looked at as it came. */
export type AdmittedRequest = WireRequest & {
  /** Path and query, byte by byte. */
  readonly target: string;
  /** Without what strangers say about the way that it took. */
  readonly headers: IncomingHttpHeaders;
};

export type WireAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

/** Set by admission on every request that it passes to Next, replacing whatever the client sent. */
export const CLIENT_IP_HEADER = 'x-chappe-client-ip';

/** The path and query that the browser asked for, set by admission: a layout cannot see it otherwise. */
export const REQUESTED_PATH_HEADER = 'x-chappe-requested-path';

/** The nonce that the answer's scripts must carry, set by `protectPage`. */
export const NONCE_HEADER = 'x-chappe-nonce';
