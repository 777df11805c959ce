import type { HttpApi } from '../http/http-api';

/** What its user fills in, in the provider's words. */
type Asked = {
  readonly name: string;
  /** What it is where nothing is filled in; null: it must be. Empty: it may be left out. */
  readonly otherwise: string | null;
  readonly example: string;
};

export type Preset = {
  readonly title: string;
  readonly asks: readonly Asked[];
  /** What the provider calls them; left out: it has none. */
  readonly credentials: { readonly username?: string; readonly password?: string; readonly token?: string };
  readonly api: HttpApi;
};

export const PLAIN_OK = { status: 200, contentType: 'text/plain; charset=utf-8', body: 'OK' } as const;
export const NO_CODINGS = { gsm7: '', ucs2: '' } as const;
