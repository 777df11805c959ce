import type { z } from 'zod';
import type { routeSchema } from '@/lib/schemas/route';
import type { RouteRow } from '@/lib/schemas/route-list';

export type RouteTyped = z.input<typeof routeSchema>;

/** A route as it is typed. */
export const typedRoute = (route: RouteRow): RouteTyped => ({
  serviceName: route.serviceName ?? '',
  prefix: route.prefix,
  senderKind: route.senderKind,
  senderPattern: route.senderPattern,
  carrier: route.carrier,
  rank: String(route.rank),
  weight: String(route.weight),
  isEnabled: route.isEnabled,
});
