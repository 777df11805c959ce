import type { Route } from '../table/route';

export const OUTGOING_ROUTES: readonly Route[] = [];
