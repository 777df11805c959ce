import { readRoutes, type StoredRoute } from '@/lib/db/routes/routes';
import { type NumberedPage, placeOfPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { ROUTE_PAGE_SIZE, type RouteListQuery } from '@/lib/schemas/route-list';
import { defineInstanceUseCase } from '../_shared/define-instance-use-case';

/** One page of the routes, in the order in which they are tried: there are a thousand at most. */
export const seeRoutes = defineInstanceUseCase<RouteListQuery, NumberedPage<StoredRoute>>({
  action: 'route.list',
  run: async ({ db }, { search, page: wanted }) => {
    const found = (await readRoutes(db)).filter((route) => isLookedFor(route, search));
    const { page, offset } = placeOfPage({ page: wanted, limit: ROUTE_PAGE_SIZE }, found.length);
    return ok({ rows: found.slice(offset, offset + ROUTE_PAGE_SIZE), total: found.length, page });
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
