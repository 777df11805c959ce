import { asItIs, panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { checkCallbackHost } from '@/lib/use-cases/callbacks/check-callback-host';

export const GET = panelRoute(checkCallbackHost, RESOURCES.callbackHost, asItIs);
