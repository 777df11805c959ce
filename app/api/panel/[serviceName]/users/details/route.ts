import { panelRoute } from '@/lib/panel/panel-route';
import { apiUserLogin } from '@/lib/schemas/api-user';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';

export const GET = panelRoute(getApiUser, apiUserLogin);
