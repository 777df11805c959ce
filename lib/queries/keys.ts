import type { EventKind } from '@/lib/domain/events';
import { RESOURCES, type Resource } from './resources';

/** Begins with the account, so that a change invalidates just what it touched. */
const keyOf = (serviceName: string, { path }: Pick<Resource, 'path'>): readonly string[] => [
  serviceName,
  ...path.split('/'),
];

/** The same of one thing that is asked of it. */
export const keyOfAsked = (
  serviceName: string,
  resource: Pick<Resource, 'path'>,
  asked: object,
): readonly [...string[], object] => [...keyOf(serviceName, resource), asked];

/** The keys of an account's reads that changes of these kinds make stale, each once. */
export const staleKeys = (serviceName: string, kinds: ReadonlySet<EventKind>): readonly (readonly string[])[] =>
  Object.values(RESOURCES)
    .filter(({ staleAfter }) => staleAfter.some((kind) => kinds.has(kind)))
    .map((resource) => keyOf(serviceName, resource));
