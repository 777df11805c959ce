/** Every route of the REST API. */
import type { Route } from '../table/route';
import { ABSENT_ROUTES } from './absent';
import { ACCOUNT_ROUTES } from './account';
import { AUTH_ROUTES } from './auth';
import { BLACKLISTS_ROUTES } from './blacklists';
import { documentsOf } from './documents';
import { INCOMING_ROUTES } from './incoming';
import { JOBS_ROUTES } from './jobs';
import { OUTGOING_ROUTES } from './outgoing';
import { PTTS_ROUTES } from './ptts';
import { SENDERS_ROUTES } from './senders';
import { SERVICE_ROUTES } from './service';
import { USERS_ROUTES } from './users';

const CALLS: readonly Route[] = [
  ...AUTH_ROUTES,
  ...ACCOUNT_ROUTES,
  ...USERS_ROUTES,
  ...JOBS_ROUTES,
  ...OUTGOING_ROUTES,
  ...INCOMING_ROUTES,
  ...SENDERS_ROUTES,
  ...BLACKLISTS_ROUTES,
  ...SERVICE_ROUTES,
  ...ABSENT_ROUTES,
  ...PTTS_ROUTES,
];

export const ROUTES: readonly Route[] = [...CALLS, ...documentsOf(CALLS)];
