import { panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';

export const GET = panelRoute(getApiUser, RESOURCES.apiUserDetails);
