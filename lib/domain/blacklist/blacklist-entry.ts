import type { NamedActor } from '../authorisation/actor';
import type { PageCut } from '../page';

/** A number to which nothing of an account is sent. */
export type BlacklistEntry = {
  readonly id: number;
  /** E.164 digits without the plus. */
  readonly msisdn: string;
  readonly createdAt: Date;
  /** Who put it there; the machine: its owner has replied STOP. */
  readonly addedBy: NamedActor;
  /** The message that was replied to. */
  readonly messageId: number | null;
};

export type BlacklistSearch = PageCut & {
  /** As somebody types a number, or a part of it. */
  readonly number: string;
};
