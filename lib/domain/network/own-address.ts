/**
 * The address at which browsers reach us. PUBLIC_URL says it where it is set; otherwise the request does, and then the
 * scheme is unknown: TLS may have ended in front of us.
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
  // Read with the same scheme, so that a default port may be written out.
  const own = `${protocol}//${requestedHost ?? ''}`;
  return URL.canParse(own) && new URL(own).host === host;
}
