/** What an open panel may want to know at once. Events carry no data that needs authorisation beyond the account. */
export type ChappeEvent = {
  readonly type: 'messages' | 'credits' | 'api-users' | 'callbacks' | 'alerts' | 'audit' | 'panel-users';
  readonly accountId: number;
};

export type EventPublisher = { publish(event: ChappeEvent): void };

export type EventBus = EventPublisher & {
  /** Calls `listener` for each event until the answered function is called. */
  subscribe(listener: (event: ChappeEvent) => void): () => void;
};
