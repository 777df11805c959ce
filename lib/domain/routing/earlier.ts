import type { Route } from './route';

type Ranked = Pick<Route, 'id' | 'prefix' | 'rank'>;

/**
 * The routes of one prefix in groups that share, with this one tried a step earlier: alone, before those that it shared
 * with or that were tried before it. Null: nothing of its prefix is tried before it.
 */
export function earlier(routes: readonly Ranked[], { id, prefix, rank }: Ranked): number[][] | null {
  const same = routes.filter((route) => route.prefix === prefix);
  const idsOf = (wanted: number) => same.filter((route) => route.rank === wanted).map((route) => route.id);
  const ranks = [...new Set(same.map((route) => route.rank))].sort((one, other) => one - other);
  const at = ranks.indexOf(rank);
  const groups = ranks.map(idsOf);
  const others = (groups[at] ?? []).filter((one) => one !== id);
  const [before, after] = [groups.slice(0, at), groups.slice(at + 1)];
  if (others.length > 0) return [...before, [id], others, ...after];
  const above = before.pop();
  return above ? [...before, [id], above, ...after] : null;
}
