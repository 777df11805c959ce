import { panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';

export const GET = panelRoute(findCallbacks, RESOURCES.callbacks);
