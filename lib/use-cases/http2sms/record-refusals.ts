import { type Database, inTransaction } from '@/lib/db/client';
import { insertRefusals, type NewRefusal } from '@/lib/db/refused-requests';

/** Keeps requests that http2sms refused, many together, so that a script's author can see why. */
export const recordRefusals = ({ db }: { readonly db: Database }, refusals: readonly NewRefusal[]): Promise<void> =>
  inTransaction(db, (tx) => insertRefusals(tx, refusals));
