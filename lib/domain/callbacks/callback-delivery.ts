import type { readActor } from '../authorisation/actor';
import type { PageCut } from '../page';
import type { CallbackKind } from './callback-kinds';
import type { ToldStatus } from './callback-query';
import type { CallbackStatus } from './callback-status';

/** One try of a delivery. */
type CallbackAttempt = {
  readonly at: Date;
  readonly durationMs: number;
  readonly httpStatus: number | null;
  readonly error: string | null;
  readonly answer: string;
  /** Where it went, when that was not to the delivery's URL of today. */
  readonly url: string | null;
  /** Empty: no request ever left. */
  readonly headers: readonly (readonly [name: string, value: string])[];
};

/** All tries of one callback. */
export type CallbackDelivery = {
  readonly id: number;
  readonly createdAt: Date;
  readonly login: string | null;
  readonly messageId: number;
  readonly kind: CallbackKind;
  readonly url: string;
  readonly status: CallbackStatus;
  /** The status that it tells; null: it tells of none. */
  readonly told: ToldStatus | null;
  readonly nextAttemptAt: Date | null;
  /** The last time that somebody asked for it by hand; null: nobody has. */
  readonly redelivered: { readonly at: Date; readonly by: ReturnType<typeof readActor> } | null;
  /** In their order. */
  readonly history: readonly CallbackAttempt[];
};

/** Which deliveries are looked for; an empty text asks for nothing. */
export type CallbackSearch = PageCut & {
  /** A part of it, as of the URL. */
  readonly login: string;
  readonly url: string;
  /** The whole of a login. */
  readonly of: string;
  readonly ptt?: number | undefined;
  readonly message?: number | undefined;
  readonly status: CallbackStatus | '';
  readonly kind: CallbackKind | '';
};
