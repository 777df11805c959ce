import { panelRoute } from '@/lib/panel/panel-route';
import { noParameters } from '@/lib/schemas/list-query';
import { getAccount } from '@/lib/use-cases/accounts/get-account';

export const GET = panelRoute(getAccount, noParameters);
