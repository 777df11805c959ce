'use client';

import type { ParameterFault } from '@/lib/schemas/list-query';
import type { Resource } from './resources';
import { type ListState, useListState } from './use-list-state';
import { useResource } from './use-resource';

/** Where in a list somebody is, not what they look for. */
const PLACE = { before: undefined, after: undefined, page: undefined, invited: undefined } as const;

type Filters = Readonly<Record<string, string | undefined>>;

/** A list that its page's address asks for. */
export type List = {
  /** What the address says of a filter, whether it can be or not. */
  readonly askedFor: (name: string) => string;
  /** What of it cannot be; then nothing is read. */
  readonly faults: readonly ParameterFault[];
  /** Whether anything is looked for. */
  readonly isFiltered: boolean;
  /** Looks for something else, from the first page on. */
  readonly filter: (filters: Filters) => void;
  /** The page's address with other values. */
  readonly hrefWith: (changes: Readonly<Record<string, string | number | undefined>>) => string;
};

/** One of an account's RESOURCES that is a list, as its page's address asks for it. */
export function useList<Asked extends object, Query extends Asked, Answer>(
  resource: Resource<Query, Asked, Answer>,
  serviceName: string,
) {
  const state = useListState(resource.query);
  const { query, change } = state;
  const list = asList(state);
  const canBe = list.faults.length === 0;
  const { data, error, isFetching, refetch } = useResource(resource, serviceName, query, canBe);
  return { list, query, change, read: { data: canBe ? data : undefined, error, isFetching, refetch } };
}

/** What fields and pages of a list go by. */
export function asList<Query extends object>({ query, faults, parameters, hrefWith, change }: ListState<Query>): List {
  return {
    askedFor: (name) => parameters.get(name) ?? '',
    faults,
    isFiltered: faults.length > 0 || Object.entries(query).some(([name, value]) => isFilter(name) && isSet(value)),
    filter: (filters) => change({ ...filters, ...PLACE }),
    hrefWith,
  };
}

/** In which order rows are shown leaves none out. */
const ORDER: readonly string[] = ['sort', 'direction'];

const isFilter = (name: string) => !(name in PLACE) && !ORDER.includes(name);
const isSet = (value: unknown) => value !== '' && value !== undefined;
