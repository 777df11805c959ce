import { panelRoute } from '@/lib/panel/panel-route';
import { apiUserLogin } from '@/lib/schemas/api-user';
import { countPending } from '@/lib/use-cases/api-users/count-pending';

export const GET = panelRoute(countPending, apiUserLogin);
