import type { Part } from './submission';

/** One that waits, among those of its message. */
export type WaitingPart = {
  readonly id: number;
  /** Its place. */
  readonly number: number;
  readonly octets: string;
};

/** What becomes of a part beside those that wait. */
export type PlaceAmong =
  /** It is one of them: whoever says it again has not heard the answer. */
  | { readonly kind: 'known'; readonly id: number }
  /** It is the last that was missing. */
  | { readonly kind: 'last' }
  /** It waits, too; with another text at a place that is taken a message begins anew. */
  | { readonly kind: 'waits'; readonly insteadOf: readonly number[] };

export function placeAmong(waiting: readonly WaitingPart[], { joins, octets }: Part): PlaceAmong {
  const own = waiting.findLast(({ number }) => number === joins.number);
  if (own?.octets === octets) return { kind: 'known', id: own.id };
  if (own) return { kind: 'waits', insteadOf: waiting.map(({ id }) => id) };
  const places = new Set(waiting.map(({ number }) => number));
  return places.size === joins.total - 1 ? { kind: 'last' } : { kind: 'waits', insteadOf: [] };
}
