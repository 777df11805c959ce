import { panelRoute } from '@/lib/panel/panel-route';
import { READS } from '@/lib/panel/reads';

export const GET = panelRoute(READS.apiUserSessions);
