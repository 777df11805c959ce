import { matchingRoutes, type RoutingTable } from './choose-carrier';
import type { RoutedMessage } from './route';

/** Carriers that share what comes, and by which routes; those after them take what these do not. */
export type Stage = readonly {
  readonly carrier: string;
  /** Of what comes to this stage, in [0, 1]. */
  readonly share: number;
  /** Empty: no route matches. */
  readonly routeIds: readonly number[];
}[];

/** Which carriers would take a message, in the order in which they are tried. */
export function tryNumber(table: RoutingTable, message: Omit<RoutedMessage, 'id'>): readonly Stage[] {
  const groups = matchingRoutes(table, message);
  if (groups.length === 0) return table.takers.map((carrier) => [{ carrier, share: 1, routeIds: [] }]);
  const before = new Set<string>();
  const stages: Stage[] = [];
  for (const group of groups) {
    const fresh = group.filter(({ carrier }) => !before.has(carrier));
    const total = fresh.reduce((sum, { weight }) => sum + weight, 0);
    const carriers = [...new Set(fresh.map(({ carrier }) => carrier))];
    for (const carrier of carriers) before.add(carrier);
    if (carriers.length === 0) continue;
    stages.push(
      carriers.map((carrier) => {
        const theirs = fresh.filter((route) => route.carrier === carrier);
        const share = theirs.reduce((sum, { weight }) => sum + weight, 0) / total;
        return { carrier, share, routeIds: theirs.map(({ id }) => id) };
      }),
    );
  }
  return stages;
}
