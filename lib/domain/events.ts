/** Every kind of change that is told: the one list for the server, its event streams and the browser. */
export const EVENT_KINDS = [
  'messages',
  'credits',
  'api-users',
  'callbacks',
  'alerts',
  'panel-users',
  'audit',
  'blacklist',
  'incoming',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** What an open panel may want to know at once. Events carry no data that needs authorisation beyond the account. */
export type ChappeEvent = { readonly type: EventKind; readonly accountId: number };

export type EventPublisher = { publish(event: ChappeEvent): void };

/** As it is heard. `accountId` null: of whichever account, because nobody knows any more of which. */
export type HeardEvent = { readonly type: EventKind; readonly accountId: number | null };

export type EventBus = {
  publish(event: HeardEvent): void;
  /** Calls `listener` for each event until the answered function is called. */
  subscribe(listener: (event: HeardEvent) => void): () => void;
};

/** Whether something of this account may have changed, by what was heard. */
export const isAbout = ({ accountId }: Pick<HeardEvent, 'accountId'>, id: number): boolean =>
  accountId === null || accountId === id;
