/** What the list of routes asks for and reads. */
import { z } from 'zod';
import { SENDER_KINDS } from '@/lib/domain/routing/route';
import { pageNumber, searchText } from './list-query';

export const ROUTE_PAGE_SIZE = 25;

/** What its address says. */
export const routeListQuery = z.strictObject({ search: searchText(60), page: pageNumber.default(1) });
export type RouteListQuery = z.infer<typeof routeListQuery>;

const route = z.object({
  id: z.number(),
  /** Whose messages; null: any account's. */
  serviceName: z.string().nullable(),
  prefix: z.string(),
  senderKind: z.enum(SENDER_KINDS),
  senderPattern: z.string(),
  carrier: z.string(),
  rank: z.number(),
  weight: z.number(),
  isEnabled: z.boolean(),
  /** False: its carrier takes no messages now, so it is passed over. */
  isInForce: z.boolean(),
  revision: z.number(),
});
export type RouteRow = z.infer<typeof route>;

/** In the order in which they are tried. */
export const routeList = z.object({ routes: z.array(route), total: z.number(), page: z.number() });
export type RouteList = z.infer<typeof routeList>;
