import { panelRoute } from '@/lib/panel/panel-route';
import { noParameters } from '@/lib/schemas/list-query';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';

export const GET = panelRoute(findPanelUsers, noParameters);
