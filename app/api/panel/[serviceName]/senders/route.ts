import { panelRoute } from '@/lib/panel/panel-route';
import { presentSenders } from '@/lib/panel/presenters/present-senders';
import { RESOURCES } from '@/lib/queries/resources';
import { findSenders } from '@/lib/use-cases/senders/find-senders';

export const GET = panelRoute(findSenders, RESOURCES.senders, presentSenders);
