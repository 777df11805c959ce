import { panelRoute } from '@/lib/panel/panel-route';
import { alertListQuery } from '@/lib/schemas/alert';
import { findAlerts } from '@/lib/use-cases/alerts/find-alerts';

export const GET = panelRoute(findAlerts, alertListQuery);
