import { panelRoute } from '@/lib/panel/panel-route';
import { presentTrouble } from '@/lib/panel/presenters/present-overview';
import { RESOURCES } from '@/lib/queries/resources';
import { getTrouble } from '@/lib/use-cases/overview/get-trouble';

export const GET = panelRoute(getTrouble, RESOURCES.trouble, presentTrouble);
