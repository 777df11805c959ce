import { panelRoute } from '@/lib/panel/panel-route';
import { findPanelUsers } from '@/lib/use-cases/panel-users/find-panel-users';

export const GET = panelRoute(findPanelUsers, () => undefined);
