import type { Route } from '../table/route';

export const BLACKLISTS_ROUTES: readonly Route[] = [];
