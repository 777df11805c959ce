import type { Route } from '../table/route';

export const SENDERS_ROUTES: readonly Route[] = [];
