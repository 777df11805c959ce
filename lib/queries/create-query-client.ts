import { QueryCache, QueryClient } from '@tanstack/react-query';
import { isSessionOver, isWorthRetrying } from './fetch-json';
import { pageEnded, sessionHolds } from './page-end';

/** A read is fresh for a while; what changes meanwhile is told by the event stream. */
const FRESH_MS = 10_000;

/** Every read of the panel goes through it, so each tells whether the session holds. */
export const createQueryClient = (): QueryClient =>
  new QueryClient({
    queryCache: new QueryCache({
      onSuccess: sessionHolds,
      onError: (error) => isSessionOver(error) && pageEnded('session_ended'),
    }),
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: isWorthRetrying } },
  });
