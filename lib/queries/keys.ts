import type { EventKind } from '@/lib/domain/events';
import { RESOURCES, type Resource } from './resources';

/** Begins with the account, so that a change invalidates just what it touched. */
export const keyOf = (serviceName: string, { path }: Pick<Resource, 'path'>): readonly string[] => [
  serviceName,
  ...path.split('/'),
];

/** The keys of an account's reads that changes of these kinds make stale, each once. */
export const staleKeys = (serviceName: string, kinds: ReadonlySet<EventKind>): readonly (readonly string[])[] =>
  Object.values(RESOURCES)
    .filter(({ staleAfter }) => staleAfter.some((kind) => kinds.has(kind)))
    .map((resource) => keyOf(serviceName, resource));
