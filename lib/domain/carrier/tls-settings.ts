/** What a carrier's connections by TLS are set up with; each in PEM. */
export type TlsSettings = {
  /** Whose certificates are believed; empty: the usual ones. */
  readonly tlsCa: string;
  /** What is shown of ourselves to one that demands it, with its issuers' behind it; empty: nothing. */
  readonly tlsCert: string;
  /** Of `tlsCert`. */
  readonly tlsKey: string;
};

/** What is not said. */
export const TLS_DEFAULTS = { tlsCa: '', tlsCert: '' } as const satisfies Partial<TlsSettings>;

/** The certificate that is shown, if the settings of this kind have any. */
export const certificateIn = (settings: object): string =>
  'tlsCert' in settings && typeof settings.tlsCert === 'string' ? settings.tlsCert.trim() : '';
