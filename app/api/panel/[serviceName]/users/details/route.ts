import { panelRoute } from '@/lib/panel/panel-route';
import { getApiUser } from '@/lib/use-cases/api-users/get-api-user';

export const GET = panelRoute(getApiUser, (query) => query.get('login') ?? '');
