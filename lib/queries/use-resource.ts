'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { fetchJson, panelUrl } from './fetch-json';
import { keyOfAsked } from './keys';
import type { Resource } from './resources';

/** Reads one of an account's RESOURCES, unless it is not enabled, and reads it again when it is stale. */
export function useResource<Asked extends object, Answer>(
  resource: Resource<unknown, Asked, Answer>,
  serviceName: string,
  asked: Asked,
  enabled = true,
) {
  const { path, answer, isPaged, everyMs, isAlwaysStale, isNeverCached } = resource;
  return useQuery<Answer>({
    queryKey: keyOfAsked(serviceName, resource, asked),
    enabled,
    queryFn: ({ signal }) => fetchJson(panelUrl(serviceName, path, asked), answer, signal),
    ...(isPaged && { placeholderData: keepPreviousData }),
    ...(everyMs && { refetchInterval: everyMs }),
    ...((isAlwaysStale || isNeverCached) && { staleTime: 0 }),
    ...(isNeverCached && { gcTime: 0 }),
  });
}
