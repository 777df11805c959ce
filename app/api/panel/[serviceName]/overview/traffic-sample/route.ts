import { panelRoute } from '@/lib/panel/panel-route';
import { presentTrafficSample } from '@/lib/panel/presenters/present-overview';
import { RESOURCES } from '@/lib/queries/resources';
import { getTrafficSample } from '@/lib/use-cases/overview/get-traffic-sample';

export const GET = panelRoute(getTrafficSample, RESOURCES.trafficSample, presentTrafficSample);
