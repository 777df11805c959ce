import { panelRoute } from '@/lib/panel/panel-route';
import { countPending } from '@/lib/use-cases/api-users/count-pending';

export const GET = panelRoute(countPending, (query) => query.get('login') ?? '');
