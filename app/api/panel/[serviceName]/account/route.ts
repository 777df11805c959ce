import { panelRoute } from '@/lib/panel/panel-route';
import { presentAccount } from '@/lib/panel/presenters/present-account';
import { RESOURCES } from '@/lib/queries/resources';
import { getAccount } from '@/lib/use-cases/accounts/get-account';

export const GET = panelRoute(getAccount, RESOURCES.account, presentAccount);
