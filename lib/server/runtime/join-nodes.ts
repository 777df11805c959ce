import type { AnnouncerOptions } from '@/lib/db/connections/announcer';
import { openAnnouncer } from '@/lib/db/open/open-announcer';
import type { EventBus, EventPublisher } from '@/lib/domain/events';
import { isOfAccounts, type SharedKind } from '@/lib/domain/nodes/told-changes';

/** How this process comes to remember what is stored now, or to look at what is asked. */
type Remembered = Readonly<Record<SharedKind | 'accounts', () => void>>;

export type Nodes = EventPublisher & {
  /** This process has changed what all nodes remember, or has asked something. */
  changed(kind: SharedKind): void;
  /** What this one remembers from now on. */
  remember(what: Remembered): void;
  close(): Promise<void>;
};

type Parts = Omit<AnnouncerOptions, 'hear' | 'forget'> & {
  readonly databaseUrl: string;
  /** Of this process: what others tell comes there, too. */
  readonly bus: EventBus;
};

/** Joins this process with the other nodes of its instance: what one of them changes, each hears. */
export function joinNodes({ databaseUrl, bus, ...options }: Parts): Nodes {
  let remembered: Remembered | null = null;
  let isStale = false;
  const forget = () => {
    isStale = true;
    if (remembered) for (const readAgain of Object.values(remembered)) readAgain();
  };
  const announcer = openAnnouncer(databaseUrl, {
    ...options,
    hear: ({ type, accountId }) => {
      if (isOfAccounts(type)) return bus.publish({ type, accountId });
      isStale = true;
      remembered?.[type]();
    },
    forget,
  });
  return {
    publish: (event) => {
      bus.publish(event);
      announcer.announce(event);
    },
    changed: (type) => announcer.announce({ type, accountId: null }),
    remember: (what) => {
      remembered = what;
      // It was read while nobody heard yet that it had changed.
      if (isStale) forget();
    },
    close: announcer.close,
  };
}
