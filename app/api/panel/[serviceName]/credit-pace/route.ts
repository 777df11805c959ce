import { asItIs, panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { getSpendingPace } from '@/lib/use-cases/credit/get-spending-pace';

export const GET = panelRoute(getSpendingPace, RESOURCES.spendingPace, asItIs);
