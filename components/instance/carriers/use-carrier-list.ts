'use client';

import type { z } from 'zod';
import { INSTANCE } from '@/lib/queries/instance-resources';
import type { Resource } from '@/lib/queries/resources';
import { asList } from '@/lib/queries/use-list';
import { useListState } from '@/lib/queries/use-list-state';
import { useResource } from '@/lib/queries/use-resource';

/** A list of one carrier, as its page's address asks for it; whose list it is, `ask` adds. */
export function useCarrierList<Filters extends object, Asked extends object, Answer>(
  resource: Resource<unknown, Asked, Answer>,
  filters: z.ZodType<Filters>,
  ask: (filters: Filters) => Asked,
) {
  const state = useListState(filters);
  const list = asList(state);
  const canBe = list.faults.length === 0;
  const { data, error, isFetching, refetch } = useResource(resource, INSTANCE, ask(state.query), canBe);
  return { list, read: { data: canBe ? data : undefined, error, isFetching, refetch } };
}
