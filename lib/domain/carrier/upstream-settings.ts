/** Another gateway that speaks http2sms. */
export type UpstreamSettings = {
  /** Of its http2sms.cgi. */
  readonly url: string;
  readonly account: string;
  readonly login: string;
  readonly password: string;
  /** In PEM, whose certificates are believed by TLS; empty: the usual ones. */
  readonly tlsCa: string;
  /** Requests begun in a second, evenly spread. */
  readonly perSecond: number;
};

/** The guide speaks of "a few dozen". */
export const UPSTREAM_DEFAULTS = { tlsCa: '', perSecond: 20 } as const satisfies Partial<UpstreamSettings>;
