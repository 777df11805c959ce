/** What this process has claimed and not yet finished, by host. */
type Claim = { readonly id: number; readonly host: string };

export type Claims = {
  add(claims: readonly Claim[]): void;
  /** Answers how many of that host are left. */
  remove(claim: Claim): number;
  holds(id: number): boolean;
  isEmpty(): boolean;
  countOf(host: string): number;
  /** Hosts of which at least so many are claimed. */
  hostsWith(count: number): string[];
};

export function createClaims(): Claims {
  const ids = new Set<number>();
  const counts = new Map<string, number>();
  const countOf = (host: string) => counts.get(host) ?? 0;
  const count = (host: string, change: number) => {
    const left = countOf(host) + change;
    if (left > 0) counts.set(host, left);
    else counts.delete(host);
    return left;
  };
  return {
    add: (claims) => {
      for (const { id, host } of claims) {
        ids.add(id);
        count(host, 1);
      }
    },
    remove: ({ id, host }) => (ids.delete(id) ? count(host, -1) : countOf(host)),
    holds: (id) => ids.has(id),
    isEmpty: () => ids.size === 0,
    countOf,
    hostsWith: (least) => [...counts].flatMap(([host, claimed]) => (claimed >= least ? host : [])),
  };
}
