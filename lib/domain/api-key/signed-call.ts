/** What a program signs, and which of its times and spellings are taken. */

/** In seconds: how far the time of a call may be from ours. SDKs ask for ours before their first call. */
export const SIGNATURE_WINDOW_SECONDS = 60;

export const isTimely = (timestamp: number, now: Date): boolean =>
  Math.abs(now.getTime() / 1000 - timestamp) <= SIGNATURE_WINDOW_SECONDS;

type SignedParts = {
  readonly applicationSecret: string;
  readonly consumerKey: string;
  readonly method: string;
  /** Scheme, host, path and query as the program wrote them. */
  readonly url: string;
  readonly timestamp: string;
};

/** The text before the body, and the one after it: the body is bytes. */
export const signedAround = ({ applicationSecret, consumerKey, method, url, timestamp }: SignedParts) =>
  [`${applicationSecret}+${consumerKey}+${method}+${url}+`, `+${timestamp}`] as const;

type Reached = {
  /** PUBLIC_URL; undefined where it is not set. */
  readonly publicUrl: string | undefined;
  /** As the client named it, with or without a port. */
  readonly hosts: readonly string[];
  /** Path and query as they came, or the whole address, as programs write it that go through a proxy. */
  readonly target: string;
};

/**
 * The addresses by which a program may have called us: as PUBLIC_URL says, and by the host that it named, over TLS or
 * not, because TLS may end before us; and without the port, which an official SDK leaves out of what it signs.
 */
export function signedUrls({ publicUrl, hosts, target }: Reached): readonly string[] {
  const named = hosts.filter((host) => host !== '').flatMap((host) => [host, host.replace(/:\d*$/, '')]);
  const origins = [...new Set(named)].flatMap((host) => [`https://${host}`, `http://${host}`]);
  const own = publicUrl === undefined ? [] : [publicUrl, publicUrl.replace(/:\d+$/, '')];
  const path = target.replace(/^[a-z]+:\/\/[^/?#]*/i, '');
  const written = path === target ? [] : [target];
  return [...written, ...[...new Set([...own, ...origins])].map((origin) => origin + path)];
}
