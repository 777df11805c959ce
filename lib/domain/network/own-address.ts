/**
 * Under which address browsers reach us. PUBLIC_URL says it where it is set; else the request says it, and then its
 * scheme is not known: TLS may have ended in front of us.
 */
type Naming = {
  /** An origin, as PUBLIC_URL is. */
  readonly publicUrl: string | undefined;
  /** A host and port as the request names it; undefined when it names none. */
  readonly requestedHost: string | undefined;
};

/** Whether a page of ours sent a request, by the `Origin` that browsers name with whatever changes something. */
export function isOwnOrigin(origin: string, { publicUrl, requestedHost }: Naming): boolean {
  if (!/^https?:\/\//i.test(origin) || !URL.canParse(origin)) return false;
  const { origin: named, protocol, host } = new URL(origin);
  if (publicUrl !== undefined) return named === new URL(publicUrl).origin;
  // Read with the same scheme, so that a port that goes without saying may be said.
  const own = `${protocol}//${requestedHost ?? ''}`;
  return URL.canParse(own) && new URL(own).host === host;
}
