/** What an open panel may want to know at once. Events carry no data that needs authorisation beyond the account. */
export type ChappeEvent =
  | { readonly type: 'messages'; readonly accountId: number; readonly messageIds: readonly number[] }
  | { readonly type: 'credits'; readonly accountId: number }
  | { readonly type: 'api-users'; readonly accountId: number }
  | { readonly type: 'callbacks'; readonly accountId: number }
  | { readonly type: 'alerts'; readonly accountId: number }
  | { readonly type: 'audit'; readonly accountId: number }
  | { readonly type: 'panel-users'; readonly accountId: number };

export type EventPublisher = { publish(event: ChappeEvent): void };

export type EventBus = EventPublisher & {
  /** Calls `listener` for each event until the answered function is called. */
  subscribe(listener: (event: ChappeEvent) => void): () => void;
};
