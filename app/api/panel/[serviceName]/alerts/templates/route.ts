import { panelRoute } from '@/lib/panel/panel-route';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';

export const GET = panelRoute(getAlertTemplates, () => undefined);
