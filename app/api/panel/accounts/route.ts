import { ownRoute } from '@/lib/panel/panel-route';
import { OWN_ACCOUNTS } from '@/lib/queries/own-accounts';
import { findOwnAccounts } from '@/lib/use-cases/accounts/find-own-accounts';

export const GET = ownRoute(findOwnAccounts, OWN_ACCOUNTS);
