import { panelRoute } from '@/lib/panel/panel-route';
import { presentAlerts } from '@/lib/panel/presenters/present-alerts';
import { RESOURCES } from '@/lib/queries/resources';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';

export const GET = panelRoute(findAlerts, RESOURCES.alerts, presentAlerts);
