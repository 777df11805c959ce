import type { Route } from '../table/route';

export const MISC_ROUTES: readonly Route[] = [];
