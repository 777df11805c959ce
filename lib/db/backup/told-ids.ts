/** What a copy from the past would give once more, although somebody outside has seen it since. */

/** More than are given between two backups. */
export const IDS_SKIPPED = 10_000_000;
/** Likewise, of what somebody makes; fewer, because a system_id has ten digits at most. */
const MADE_IDS_SKIPPED = 1_000_000;

/** Tables whose ids are told outside, besides those that a sequence of ours gives. */
export const TOLD_OUTSIDE: ReadonlyMap<string, number> = new Map([
  ['CallbackDelivery', IDS_SKIPPED],
  // Whoever is told of replies knows repeats by them, and drops those.
  ['IncomingMessage', IDS_SKIPPED],
  // Programs bind by them, and would be somebody else.
  ['ApiUser', MADE_IDS_SKIPPED],
  ['ApiApplication', MADE_IDS_SKIPPED],
  ['ConsumerKey', MADE_IDS_SKIPPED],
]);
