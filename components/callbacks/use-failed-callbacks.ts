'use client';

import { RESOURCES } from '@/lib/queries/resources';
import { useResource } from '@/lib/queries/use-resource';

type Asked = { since: string; login: string; of: string };

/** How many have failed, as often as that changes; undefined until it is known, and without a time since when. */
export function useFailedCallbacks(serviceName: string, asked: Asked) {
  const isAsked = asked.since !== '';
  const { data } = useResource(RESOURCES.failedCallbacks, serviceName, asked, isAsked);
  return isAsked && data ? { ...data, isNone: data.count === 0 && !data.hasMore } : undefined;
}
