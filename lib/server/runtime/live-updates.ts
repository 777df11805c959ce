/**
 * Who follows which account, and what each is told. However much happens and however many look on, an account's panels
 * together are told at most some hundred times a second, and what they are told is written out once for all of them.
 */
import type { EventBus, EventKind } from '@/lib/domain/events';

/** One open panel, as whoever holds its connection gives it. */
export type Follower = {
  readonly accountId: number;
  readonly panelUserId: number;
  /** A server-sent event. The same bytes go to every follower: they must not be changed. */
  tell(event: Uint8Array): void;
  /** This person has opened more panels than are kept up to date at once, and this one the longest ago. */
  giveWay(): void;
};

export type LiveUpdates = {
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
const encode = (kinds: ReadonlySet<EventKind>) =>
  encoder.encode(`event: change\ndata: ${JSON.stringify([...kinds])}\n\n`);

export function createLiveUpdates(events: Pick<EventBus, 'subscribe'>): LiveUpdates {
  const audiences = new Map<number, Audience>();
  /** Of each person, in the order in which they came. */
  const byPerson = new Map<number, Set<Follower>>();
  events.subscribe(({ accountId, type }) => audiences.get(accountId)?.hear(type));

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
    follow(follower) {
      const { accountId, panelUserId } = follower;
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
      return () => leave(follower);
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
