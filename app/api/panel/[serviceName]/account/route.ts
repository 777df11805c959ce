import { panelRoute } from '@/lib/panel/panel-route';
import { getAccount } from '@/lib/use-cases/accounts/get-account';

export const GET = panelRoute(getAccount, () => undefined);
