import type { CallbackFault } from './callback-fault';
import type { CallbackKind } from './callback-kinds';

/** For one try in all: look-up, connection, answer. */
export const CALLBACK_TIMEOUT_MS = 10_000;

/** All that is read of one answer: status line, interim answers, headers, framing, body and trailers together. */
export const MOST_READ_OF_ANSWER_BYTES = 64 * 1024;

/** What is to be called. */
export type CallbackCall = {
  readonly accountId: number;
  /** Whose secrets sign it, as they are when it is made; null: it is not signed. */
  readonly apiUserId: number | null;
  readonly url: string;
  readonly kind: CallbackKind;
  readonly deliveryId: number;
  /** Calls of the same number arrive in their order; null: nothing else depends on when this one is made. */
  readonly inOrderOf: number | null;
};

export type CallbackAnswer = {
  /** When it was called: the time that its signature names. */
  readonly at: Date;
  readonly durationMs: number;
  readonly httpStatus: number | null;
  /** Null when there was a status, whatever became of the rest. */
  readonly error: CallbackFault | null;
  /** The first 1 KiB of the body. */
  readonly answer: string;
};

/** Makes one call; never rejects. */
export type MakeCall = (call: CallbackCall) => Promise<CallbackAnswer>;
