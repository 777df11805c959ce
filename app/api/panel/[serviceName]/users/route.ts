import { panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';

export const GET = panelRoute(findApiUsers, RESOURCES.apiUsers);
