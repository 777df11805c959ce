/** What the nodes of an instance tell each other of what has changed, many changes in one short text. */
import { EVENT_KINDS, type EventKind } from '../events';

/** What belongs to no account: what each node remembers, and what is asked of carriers and of sessions that others have. */
const SHARED_KINDS = ['rates', 'api-keys', 'carrier-questions', 'smpp-sessions'] as const;
export type SharedKind = (typeof SHARED_KINDS)[number];

/** `accountId` null: of none, or of whichever. */
export type ToldChange = { readonly type: EventKind | SharedKind; readonly accountId: number | null };

const KINDS: readonly ToldChange['type'][] = [...EVENT_KINDS, ...SHARED_KINDS];

/** Whoever has not listened for a while may have missed each of these. */
export const EVERY_CHANGE: readonly ToldChange[] = KINDS.map((type) => ({ type, accountId: null }));

export const isOfAccounts = (type: ToldChange['type']): type is EventKind =>
  (EVENT_KINDS as readonly string[]).includes(type);

/** Of each kind, of which accounts; null: of whichever. */
export type GatheredChanges = Map<ToldChange['type'], Set<number> | null>;

export function gatherChange(gathered: GatheredChanges, { type, accountId }: ToldChange): void {
  const accounts = gathered.get(type);
  if (accounts === null) return;
  gathered.set(type, accountId === null ? null : (accounts ?? new Set()).add(accountId));
}

export const changesOf = (gathered: GatheredChanges): ToldChange[] =>
  [...gathered].flatMap(([type, accounts]) => [...(accounts ?? [null])].map((accountId) => ({ type, accountId })));

/** In bytes: PostgreSQL's NOTIFY takes less than 8,000. */
const LONGEST_TEXT = 7_900;

/**
 * As one node tells it. Of the kind of which most accounts are named, none is where the text would be too long: as much
 * may have changed of any.
 */
export function writeChanges(nodeId: number, gathered: GatheredChanges): string {
  const told: GatheredChanges = new Map(gathered);
  for (;;) {
    const kinds = [...told].map(([type, accounts]) => [type, accounts && [...accounts]] as const);
    const text = JSON.stringify([nodeId, Object.fromEntries(kinds)]);
    if (text.length <= LONGEST_TEXT) return text;
    const [longest] = kinds.toSorted(([, one], [, other]) => (other?.length ?? 0) - (one?.length ?? 0));
    if (longest) told.set(longest[0], null);
  }
}

type Heard = { readonly nodeId: number; readonly changes: readonly ToldChange[] };

/**
 * What another node has told; null: nothing that can be read. A kind that is not known here is a newer version's, and
 * nothing here remembers it.
 */
export function readChanges(text: string): Heard | null {
  const told = parse(text);
  if (!Array.isArray(told)) return null;
  const [nodeId, kinds]: readonly unknown[] = told;
  if (typeof nodeId !== 'number' || typeof kinds !== 'object' || kinds === null) return null;
  const named = new Map<string, unknown>(Object.entries(kinds));
  return { nodeId, changes: KINDS.flatMap((type) => (named.has(type) ? changesIn(type, named.get(type)) : [])) };
}

/** What is no list of accounts may be about each. */
function changesIn(type: ToldChange['type'], accounts: unknown): ToldChange[] {
  const ids = Array.isArray(accounts) ? accounts.filter((id) => typeof id === 'number') : [null];
  return ids.map((accountId) => ({ type, accountId }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
