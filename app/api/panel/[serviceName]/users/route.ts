import { panelRoute } from '@/lib/panel/panel-route';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { findApiUsers } from '@/lib/use-cases/api-users/find-api-users';

export const GET = panelRoute(findApiUsers, apiUserListQuery);
