import { panelRoute } from '@/lib/panel/panel-route';
import { noParameters } from '@/lib/schemas/list-query';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';

export const GET = panelRoute(getAlertTemplates, noParameters);
