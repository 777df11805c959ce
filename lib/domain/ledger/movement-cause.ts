/** What moved a balance, in more words than its kind: as far as the ledger itself tells it. */
import type { NamedActor } from '../authorisation/actor';
import type { Entry } from './entry';

export const MOVEMENT_CAUSES = [
  'message',
  'answer',
  'alert',
  'message_edited',
  'message_repriced',
  'message_cancelled',
  'not_billed',
  'bulk',
  'bulk_edited',
  'bulk_repriced',
  'bulk_written',
  'bulk_unwritable',
  'bulk_cancelled',
  'grant',
  'grant_on_server',
  'transfer_out',
  'transfer_in',
  'quota_given',
  'quota_returned',
  'adjustment',
] as const;
export type MovementCause = (typeof MOVEMENT_CAUSES)[number];

type Kind = Entry['kind'];

type Told = {
  readonly amount: number;
  readonly actor: NamedActor;
  /** As entries name it; null: nothing. */
  readonly postedWith: Kind | null;
};

const isOurs = ({ actor }: Told) => actor.kind === 'system';

const CAUSES: Readonly<Record<Kind, (told: Told) => MovementCause>> = {
  // An edit takes back what was paid and takes the new price.
  debit: (told) => (told.postedWith === 'refund' ? 'message_repriced' : isOurs(told) ? 'answer' : 'message'),
  refund: (told) =>
    told.postedWith === 'debit' ? 'message_edited' : isOurs(told) ? 'not_billed' : 'message_cancelled',
  held: ({ postedWith }) => (postedWith === 'hold_released' ? 'bulk_repriced' : 'bulk'),
  hold_released: releaseCause,
  transfer: ({ amount }) => (amount < 0 ? 'transfer_out' : 'transfer_in'),
  quota_assigned: () => 'quota_given',
  quota_released: () => 'quota_returned',
  alert: () => 'alert',
  // By a command, or by the first start, which give what they add alike.
  grant: (told) => (isOurs(told) ? 'grant_on_server' : 'grant'),
  adjustment: () => 'adjustment',
};

/** A slice is written by releasing what was held for it and charging each message. */
function releaseCause(told: Told): MovementCause {
  if (told.postedWith === 'held') return 'bulk_edited';
  if (told.postedWith === 'debit') return 'bulk_written';
  return isOurs(told) ? 'bulk_unwritable' : 'bulk_cancelled';
}

export const causeOf = (told: Told & { readonly kind: Kind }): MovementCause => CAUSES[told.kind](told);

/** Whether it is about a bulk send, and not about one message. */
export const isOfBulk = (cause: MovementCause): boolean => cause.startsWith('bulk');

/** What it is about, as there are words for: a bulk send or a message, by its id where that is known. */
export function aboutOf({ cause, messageId }: { readonly cause: MovementCause; readonly messageId: number | null }) {
  if (isOfBulk(cause)) return messageId === null ? 'someBulkSend' : 'bulkSend';
  return messageId === null ? 'someMessage' : 'message';
}

/** Whether somebody else than the API user that it names has caused it. */
export const isForUser = ({ login, actor }: { readonly login: string | null; readonly actor: NamedActor }): boolean =>
  login !== null && actor.kind !== 'api-user';
