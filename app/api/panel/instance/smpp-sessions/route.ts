import { INSTANCE_READS } from '@/lib/panel/instance-reads';
import { panelRoute } from '@/lib/panel/panel-route';

export const GET = panelRoute(INSTANCE_READS.smppSessions);
