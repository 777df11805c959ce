import { panelRoute } from '@/lib/panel/panel-route';
import { presentCallbacks } from '@/lib/panel/presenters/present-callbacks';
import { RESOURCES } from '@/lib/queries/resources';
import { findCallbacks } from '@/lib/use-cases/callbacks/find-callbacks';

export const GET = panelRoute(findCallbacks, RESOURCES.callbacks, presentCallbacks);
