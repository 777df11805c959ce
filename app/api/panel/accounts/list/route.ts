import { ownRoute } from '@/lib/panel/panel-route';
import { ACCOUNT_LIST } from '@/lib/queries/own-accounts';
import { listAccounts } from '@/lib/use-cases/accounts/list-accounts';

export const GET = ownRoute(listAccounts, ACCOUNT_LIST);
