import type { Route } from '../table/route';

export const ACCOUNT_ROUTES: readonly Route[] = [];
