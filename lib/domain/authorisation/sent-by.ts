/** Who sent a message, where that is not told by the API user's login that is kept with it. */
import { ACTOR_KINDS, type NamedActor, readActor } from './actor';

/** Of what kind whoever sent it can be, in the order in which the log's filter lists them. */
export const SENT_BY = ACTOR_KINDS;
export type SentByKind = (typeof SENT_BY)[number];

/** What is kept of who sends, as `writeActor` writes them: nothing where an API user sends by itself, as most do. */
export const keepSentBy = (actor: string): string | null => (readActor(actor).kind === 'api-user' ? null : actor);

/** Null: the API user of the login that stands beside it. */
export const readSentBy = (kept: string | null): NamedActor | null => (kept === null ? null : readActor(kept));
