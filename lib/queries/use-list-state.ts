'use client';

import type { z } from 'zod';
import { readListQuery } from '@/lib/schemas/list-query';
import { useUrlState } from './use-url-state';

export type ListState<Query> = ReturnType<typeof readListQuery<Query>> & ReturnType<typeof useUrlState>;

/** What the page's address asks of its list, what in it cannot be read, and how to ask for something else. */
export function useListState<Query>(schema: z.ZodType<Query>): ListState<Query> {
  const { parameters, ...url } = useUrlState();
  return { ...readListQuery(schema, parameters), parameters, ...url };
}
