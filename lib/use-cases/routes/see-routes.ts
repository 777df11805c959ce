import { listCarriers } from '@/lib/db/carriers/carriers';
import { readRoutes, type StoredRoute } from '@/lib/db/routes/routes';
import { carriersInForce } from '@/lib/domain/carrier/carrier';
import { type NumberedPage, placeOfPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { ROUTE_PAGE_SIZE, type RouteListQuery } from '@/lib/schemas/route-list';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** `isInForce`: its carrier takes messages; else it is passed over, enabled or not. */
export type SeenRoute = StoredRoute & { readonly isInForce: boolean };

/** One page of the routes, in the order in which they are tried: there are a thousand at most. */
export const seeRoutes = defineInstanceUseCase<RouteListQuery, NumberedPage<SeenRoute>>({
  action: 'route.list',
  run: async ({ db }, { search, page: wanted }) => {
    const found = (await readRoutes(db)).filter((route) => isLookedFor(route, search));
    const { page, offset } = placeOfPage({ page: wanted, limit: ROUTE_PAGE_SIZE }, found.length);
    const takers = new Set(carriersInForce(await listCarriers(db)).map(({ name }) => name));
    const shown = found.slice(offset, offset + ROUTE_PAGE_SIZE);
    const rows = shown.map((route) => ({ ...route, isInForce: takers.has(route.carrier) }));
    return ok({ rows, total: found.length, page });
  },
});

/** By a part of its account, its carrier or its pattern, or by what its prefix begins with. */
function isLookedFor({ serviceName, prefix, carrier, senderPattern }: StoredRoute, search: string): boolean {
  const part = search.toLowerCase();
  return (
    [serviceName ?? '', carrier, senderPattern].some((text) => text.toLowerCase().includes(part)) ||
    (prefix !== '' && prefix.startsWith(part.replace(/^\+/, '')))
  );
}
