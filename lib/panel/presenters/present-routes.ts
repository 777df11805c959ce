import type { NumberedPage } from '@/lib/domain/page';
import type { RouteList } from '@/lib/schemas/route-list';
import type { SeenRoute } from '@/lib/use-cases/routes/see-routes';

/** The instance's routes as their page reads them. */
export const presentRoutes = ({ rows, total, page }: NumberedPage<SeenRoute>): RouteList => ({
  routes: rows.map((route) => {
    const { id, serviceName, prefix, senderKind, senderPattern, carrier, rank, weight } = route;
    const { isEnabled, isInForce, revision } = route;
    return {
      id,
      serviceName,
      prefix,
      senderKind,
      senderPattern,
      carrier,
      rank,
      weight,
      isEnabled,
      isInForce,
      revision,
    };
  }),
  total,
  page,
});
