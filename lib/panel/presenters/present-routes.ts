import type { StoredRoute } from '@/lib/db/routes/routes';
import type { NumberedPage } from '@/lib/domain/page';
import type { RouteList } from '@/lib/schemas/route-list';

/** The instance's routes as their page reads them. */
export const presentRoutes = ({ rows, total, page }: NumberedPage<StoredRoute>): RouteList => ({
  routes: rows.map(
    ({ id, serviceName, prefix, senderKind, senderPattern, carrier, rank, weight, isEnabled, revision }) => ({
      id,
      serviceName,
      prefix,
      senderKind,
      senderPattern,
      carrier,
      rank,
      weight,
      isEnabled,
      revision,
    }),
  ),
  total,
  page,
});
