import { panelRoute } from '@/lib/panel/panel-route';
import { presentPanelUsers } from '@/lib/panel/presenters/present-panel-users';
import { RESOURCES } from '@/lib/queries/resources';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';

export const GET = panelRoute(findPanelUsers, RESOURCES.panelUsers, presentPanelUsers);
