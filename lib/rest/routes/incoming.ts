import type { Route } from '../table/route';

export const INCOMING_ROUTES: readonly Route[] = [];
