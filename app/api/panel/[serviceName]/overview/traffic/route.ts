import { panelRoute } from '@/lib/panel/panel-route';
import { presentTraffic } from '@/lib/panel/presenters/present-overview';
import { RESOURCES } from '@/lib/queries/resources';
import { getTraffic } from '@/lib/use-cases/overview/get-traffic';

export const GET = panelRoute(getTraffic, RESOURCES.traffic, presentTraffic);
