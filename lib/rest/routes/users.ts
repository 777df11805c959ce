import type { Route } from '../table/route';

export const USERS_ROUTES: readonly Route[] = [];
