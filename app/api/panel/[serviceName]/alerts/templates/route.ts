import { asItIs, panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';

export const GET = panelRoute(getAlertTemplates, RESOURCES.alertTemplates, asItIs);
