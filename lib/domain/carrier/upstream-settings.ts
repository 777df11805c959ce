import { TLS_DEFAULTS, type TlsSettings } from './tls-settings';

/** Another gateway that speaks http2sms. */
export type UpstreamSettings = TlsSettings & {
  /** Of its http2sms.cgi. */
  readonly url: string;
  readonly account: string;
  readonly login: string;
  readonly password: string;
  /** Requests begun in a second, evenly spread. */
  readonly perSecond: number;
};

/** The guide speaks of "a few dozen". */
export const UPSTREAM_DEFAULTS = { ...TLS_DEFAULTS, perSecond: 20 } as const satisfies Partial<UpstreamSettings>;
