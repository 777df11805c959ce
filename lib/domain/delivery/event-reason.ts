/** What a message's history says in our own name, where no carrier said anything: the whole list. */
export const EVENT_REASONS = [
  /** The carrier did not answer in time. */
  'no_answer',
  /** The process that had claimed the message ended. */
  'process_ended',
  /** It may have been sent so often already that no carrier is given it again. */
  'not_repeated',
  /** It may have been sent, and a person is asked whether it goes once more. */
  'undecided',
  /** It may have been sent by a carrier that takes nothing any more, so a person is asked what becomes of it. */
  'carrier_gone',
  /** A person decided that it goes once more. */
  'decided_again',
  /** A person decided that it counts as sent. */
  'decided_sent',
  /** A person decided that nothing more is done about it. */
  'decided_end',
  /** No carrier took it for so long that it is not worth sending any more. */
  'too_old',
  /** Its recipient is on the account's blacklist. */
  'blacklisted',
  /** Somebody cancelled it before it was sent. */
  'cancelled',
  /** Somebody chose another moment for it. */
  'rescheduled',
  /** Somebody who did not want to wait for its moment. */
  'sent_now',
  /** Somebody changed what it says or from whom it is. */
  'edited',
  /** It carries the STOP clause, and its account keeps commercial hours, which had ended. */
  'outside_hours',
  /** A carrier did not take it, or was down for long: another one is given it. */
  'passed_on',
  /** A backup was restored in which it was still to be sent: it may have been sent since. */
  'restored',
] as const;
export type EventReason = (typeof EVENT_REASONS)[number];
