/** Whose receipt it is when a carrier has given one id twice. */
import { repeats, type Status } from './apply-receipt';
import type { ReceiptCodes } from './receipt';

/**
 * For how long after the carrier's last news of it something of ours is still expected to end, though something newer
 * has its id. SMSCs seldom try for longer than three days, so what never ended by then never will; what it was paid for
 * must not be given back, nor its end told, because of what is said of another.
 */
export const HEARD_WITHIN_MS = 72 * 3_600_000;

/**
 * Whether a receipt is about the newest that has its id, which has ended, though an older one is still expected to. It
 * is when it repeats what the newest ended with, unless both were under way together: each then has a receipt to come.
 */
export const isOfNewest = (
  receipt: ReceiptCodes,
  newest: Status & { readonly dueAt: Date },
  older: { readonly heardAt: Date },
): boolean => repeats(newest, receipt) && older.heardAt < newest.dueAt;
