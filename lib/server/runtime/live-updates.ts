/**
 * Who follows which account, and what each is told. However much happens and however many look on, an account's panels
 * together are told at most some hundred times a second, and what they are told is written out once for all of them.
 */
import { EVENT_KINDS, type EventBus, type EventKind, type HeardEvent } from '@/lib/domain/events';

/** One open panel, as whoever holds its connection gives it. */
export type Follower = {
  readonly accountId: number;
  readonly panelUserId: number;
  /** The position at which what it shows was read; undefined: it has read nothing yet. */
  readonly since?: string | undefined;
  /** A server-sent event. The same bytes go to every follower: they must not be changed. */
  tell(event: Uint8Array): void;
  /** This person has opened more panels than are kept up to date at once, and this one the longest ago. */
  giveWay(): void;
};

export type LiveUpdates = {
  /** How far changes have come: whoever reads now and follows later says it, and misses nothing in between. */
  position(): string;
  /** Tells `follower` what changes until the answered function is called, or until it has to give way. */
  follow(follower: Follower): () => void;
};

/** Nobody looks at more; each costs a connection, and the reads that follow every change. */
export const MOST_PANELS_OF_ONE_PERSON = 20;

/** A panel that is told twice a second is live enough. */
const GATHER_MS = 400;
/** With very many followers each is told less often. */
const GATHER_MS_PER_FOLLOWER = 4;

const encoder = new TextEncoder();

/** A `change` names all kinds of what changed. */
const encode = (kinds: Iterable<EventKind>) => encoder.encode(`event: change\ndata: ${JSON.stringify([...kinds])}\n\n`);

/** `nodeId` sets this process's positions apart from those of others, past ones too. */
export function createLiveUpdates(events: Pick<EventBus, 'subscribe'>, nodeId: number): LiveUpdates {
  const history = createHistory(nodeId);
  const audiences = new Map<number, Audience>();
  /** Of each person, in the order in which they came. */
  const byPerson = new Map<number, Set<Follower>>();
  events.subscribe((event) => {
    const { accountId, type } = event;
    history.add(event);
    if (accountId === null) for (const audience of audiences.values()) audience.hear(type);
    else audiences.get(accountId)?.hear(type);
  });

  const leave = (follower: Follower) => {
    const { accountId, panelUserId } = follower;
    const own = byPerson.get(panelUserId);
    if (!own?.delete(follower)) return;
    if (own.size === 0) byPerson.delete(panelUserId);
    const audience = audiences.get(accountId);
    audience?.leave(follower);
    if (audience?.isEmpty()) audiences.delete(accountId);
  };

  return {
    position: history.position,
    follow(follower) {
      const { accountId, panelUserId, since } = follower;
      const own = byPerson.get(panelUserId) ?? new Set();
      const [oldest] = own;
      if (oldest && own.size >= MOST_PANELS_OF_ONE_PERSON) {
        leave(oldest);
        oldest.giveWay();
      }
      byPerson.set(panelUserId, own.add(follower));
      const audience = audiences.get(accountId) ?? createAudience();
      audiences.set(accountId, audience);
      audience.join(follower);
      const missed = since === undefined ? [] : history.kindsSince(accountId, since);
      if (missed.length > 0) follower.tell(encode(missed));
      return () => leave(follower);
    },
  };
}

type Changes = Map<EventKind, number>;

/** Of each account, when each kind of thing changed last, and when it may have changed of any. */
function createHistory(nodeId: number) {
  let count = 0;
  const changes = new Map<HeardEvent['accountId'], Changes>();
  const changesSince = (accountId: HeardEvent['accountId'], since: number) =>
    [...(changes.get(accountId) ?? [])].flatMap(([kind, at]) => (at > since ? [kind] : []));
  return {
    position: () => `${nodeId}-${count}`,
    add({ accountId, type }: HeardEvent) {
      count += 1;
      const own = changes.get(accountId) ?? new Map<EventKind, number>();
      changes.set(accountId, own.set(type, count));
    },
    /** What was seen last of another process may have changed in every way, and so may what was never seen anywhere. */
    kindsSince(accountId: number, position: string): readonly EventKind[] {
      const [node, since] = position.split('-').map(Number);
      if (node !== nodeId || since === undefined) return EVENT_KINDS;
      return [...new Set([...changesSince(accountId, since), ...changesSince(null, since)])];
    },
  };
}

type Audience = {
  hear(kind: EventKind): void;
  join(follower: Follower): void;
  leave(follower: Follower): void;
  isEmpty(): boolean;
};

/** The followers of one account. */
function createAudience(): Audience {
  const followers = new Set<Follower>();
  const changed = new Set<EventKind>();
  let timer: NodeJS.Timeout | null = null;
  const tellAll = () => {
    timer = null;
    const event = encode(changed);
    changed.clear();
    for (const follower of followers) follower.tell(event);
  };
  return {
    hear(kind) {
      changed.add(kind);
      timer ??= setTimeout(tellAll, Math.max(GATHER_MS, followers.size * GATHER_MS_PER_FOLLOWER));
    },
    join: (follower) => void followers.add(follower),
    leave(follower) {
      followers.delete(follower);
      if (followers.size > 0 || !timer) return;
      clearTimeout(timer);
      timer = null;
    },
    isEmpty: () => followers.size === 0,
  };
}
