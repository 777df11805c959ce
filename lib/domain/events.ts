/** What an open panel may want to know at once. Events carry no data that needs authorisation beyond the account. */
export type ChappeEvent =
  | { readonly type: 'messages'; readonly accountId: number; readonly messageIds: readonly number[] }
  | { readonly type: 'credits'; readonly accountId: number }
  | { readonly type: 'api-users'; readonly accountId: number };

export type EventPublisher = { publish(event: ChappeEvent): void };
