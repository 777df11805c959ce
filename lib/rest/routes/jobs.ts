import type { Route } from '../table/route';

export const JOBS_ROUTES: readonly Route[] = [];
