/** Who sent a message, where that is not told by the API user's login that is kept with it. */
import { ACTOR_KINDS, type NamedActor, readActor } from './actor';

/** Of what kind whoever sent it can be, in the order in which the log's filter lists them. */
export const SENT_BY = ACTOR_KINDS;
export type SentByKind = (typeof SENT_BY)[number];

/** What is kept of who sends, as `writeActor` writes them: nothing where an API user sends by itself, as most do. */
export const keepSentBy = (actor: string): string | null => (readActor(actor).kind === 'api-user' ? null : actor);

/** Null: the API user of the login that stands beside it. */
export const readSentBy = (kept: string | null): NamedActor | null => (kept === null ? null : readActor(kept));

type Sent = { readonly login: string | null; readonly sentBy: NamedActor | null };

/**
 * What every list, page and file tells of it: who sent it comes first; an API user for whom somebody else did, and whose
 * quota paid, stands beside.
 */
export const tellSentBy = ({ login, sentBy }: Sent): { readonly by: NamedActor; readonly payer: string | null } =>
  sentBy === null ? { by: { kind: 'api-user', name: login ?? '' }, payer: null } : { by: sentBy, payer: login };
