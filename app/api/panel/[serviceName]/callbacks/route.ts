import { panelRoute } from '@/lib/panel/panel-route';
import { callbackListQuery } from '@/lib/schemas/callback';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';

export const GET = panelRoute(findCallbacks, callbackListQuery);
