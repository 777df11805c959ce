/**
 * Which carrier a message is given to: of the routes that match it those of the longest prefix go first, of these those
 * of the smallest rank, and of these as many as their weights say, drawn by the message's id, so that asking again
 * answers the same. Where none matches, carriers go by their own rank.
 *
 * A route whose carrier is disabled is none. One whose carrier is down still is: whoever wrote it wants no other one.
 */
import type { Route, RoutedMessage } from './route';
import { senderMatches } from './sender-matches';

export type RoutingTable = {
  /** By prefix, and there by rank; routes of one rank share. */
  readonly byPrefix: ReadonlyMap<string, readonly (readonly Route[])[]>;
  /** Of the prefixes, the longest first. */
  readonly lengths: readonly number[];
  /** The carriers that take messages, by preference. */
  readonly takers: readonly string[];
  /** The carrier that takes everything, whatever the routes say; null: there is none or there are several. */
  readonly sole: string | null;
};

/** A place where a message may go, and by which route; null: no route matches it. */
export type Way = { readonly carrier: string; readonly routeId: number | null };

/** @param takers the carriers that take messages at all, by preference. */
export function compileRoutes(routes: readonly Route[], takers: readonly string[]): RoutingTable {
  const usable = routes.filter(({ isEnabled, carrier }) => isEnabled && takers.includes(carrier));
  const byPrefix = new Map<string, Route[][]>();
  for (const route of usable.toSorted((one, other) => one.rank - other.rank || one.id - other.id)) {
    const ranks = byPrefix.get(route.prefix) ?? [];
    byPrefix.set(route.prefix, ranks);
    const last = ranks.at(-1);
    if (last?.[0]?.rank === route.rank) last.push(route);
    else ranks.push([route]);
  }
  const lengths = [...new Set([...byPrefix.keys()].map((prefix) => prefix.length))].toSorted(
    (one, other) => other - one,
  );
  const [only = null, ...others] = takers;
  return { byPrefix, lengths, takers, sole: others.length === 0 ? only : null };
}

/** The routes that match, those that are tried together as one group, in the order in which the groups are. */
export function matchingRoutes(
  table: RoutingTable,
  { accountId, sender, recipient }: Omit<RoutedMessage, 'id'>,
): Route[][] {
  const matches = (route: Route) =>
    (route.accountId === null || route.accountId === accountId) && senderMatches(route, sender);
  return table.lengths
    .flatMap((length) => (length <= recipient.length ? (table.byPrefix.get(recipient.slice(0, length)) ?? []) : []))
    .map((group) => group.filter(matches))
    .filter(({ length }) => length > 0);
}

/** Where a message may go, each carrier once, the best first. */
export function waysOf(table: RoutingTable, message: RoutedMessage): readonly Way[] {
  const groups = matchingRoutes(table, message);
  if (groups.length === 0) return table.takers.map((carrier) => ({ carrier, routeId: null }));
  const ways = new Map<string, Way>();
  for (const { carrier, id: routeId } of groups.flatMap((group) => drawn(group, message.id))) {
    if (!ways.has(carrier)) ways.set(carrier, { carrier, routeId });
  }
  return [...ways.values()];
}

export type Circumstances = {
  /** Those that have been down for too long to be waited for. */
  readonly down: ReadonlySet<string>;
  /** Those that have shown already that they do not take this message. */
  readonly tried: readonly string[];
};

/** Null: there is none left. Of carriers that are all down, the best one is waited for. */
export function chooseCarrier(
  table: RoutingTable,
  message: RoutedMessage,
  { down, tried }: Circumstances,
): string | null {
  const left = waysOf(table, message).filter(({ carrier }) => !tried.includes(carrier));
  return (left.find(({ carrier }) => !down.has(carrier)) ?? left[0])?.carrier ?? null;
}

/** Each route draws by itself, so that one that comes or goes moves no message between the others. */
function drawn(group: readonly Route[], messageId: number): readonly Route[] {
  if (group.length === 1) return group;
  return group
    .map((route) => ({ route, lot: -Math.log(shareOf(messageId, route.id)) / route.weight }))
    .toSorted((one, other) => one.lot - other.lot || one.route.id - other.route.id)
    .map(({ route }) => route);
}

const WORD = 2 ** 32;

/** Evenly spread between 0 and 1, and always the same for these two. */
function shareOf(messageId: number, routeId: number): number {
  const high = Math.floor(messageId / WORD);
  return (mix(mix(mix(messageId) ^ high) ^ routeId) + 0.5) / WORD;
}

/** Every bit of a word in every other. */
function mix(word: number): number {
  let bits = (word + 0x9e3779b9) | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
