/** What a message's history says in our own name, where no carrier said anything: the whole list. */
export const EVENT_REASONS = [
  /** The carrier did not answer in time. */
  'no_answer',
  /** The process that had claimed the message ended. */
  'process_ended',
  /** It may have been sent so often already that no carrier is given it again. */
  'not_repeated',
] as const;
export type EventReason = (typeof EVENT_REASONS)[number];
