import { asItIs, panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { countPending } from '@/lib/use-cases/api-users/count-pending';

export const GET = panelRoute(countPending, RESOURCES.pendingMessages, asItIs);
