'use client';

import type { z } from 'zod';
import { readListQuery } from '@/lib/schemas/list-query';
import { useUrlState } from './use-url-state';

/** What the page's address asks of its list, what in it cannot be read, and how to ask for something else. */
export function useListState<Query>(schema: z.ZodType<Query>) {
  const { parameters, ...url } = useUrlState();
  return { ...readListQuery(schema, parameters), parameters, ...url };
}
