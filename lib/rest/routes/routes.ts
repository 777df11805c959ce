/** Every route of the REST API. */
import type { RoutesByArea } from '../documents/open-api';
import type { Route } from '../table/route';
import { ABSENT_ROUTES } from './absent';
import { ACCOUNT_ROUTES } from './account';
import { AUTH_ROUTES } from './auth';
import { BLACKLISTS_ROUTES } from './blacklists';
import { CALLBACK_SIGNING_ROUTES } from './callback-signing';
import { documentsOf } from './documents';
import { INCOMING_ROUTES } from './incoming';
import { JOBS_ROUTES } from './jobs';
import { OUTGOING_ROUTES } from './outgoing';
import { PTTS_ROUTES } from './ptts';
import { SENDERS_ROUTES } from './senders';
import { SERVICE_ROUTES } from './service';
import { USERS_ROUTES } from './users';

export const AREAS: RoutesByArea = {
  keys: AUTH_ROUTES,
  account: ACCOUNT_ROUTES,
  users: [...USERS_ROUTES, ...CALLBACK_SIGNING_ROUTES],
  jobs: JOBS_ROUTES,
  outgoing: OUTGOING_ROUTES,
  incoming: INCOMING_ROUTES,
  senders: SENDERS_ROUTES,
  blacklists: BLACKLISTS_ROUTES,
  service: SERVICE_ROUTES,
  absent: ABSENT_ROUTES,
  ptts: PTTS_ROUTES,
  documents: documentsOf(() => AREAS),
};

export const ROUTES: readonly Route[] = Object.values(AREAS).flat();
