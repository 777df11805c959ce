import { insertRefusals, type NewRefusal } from '@/lib/db/api-users/refused-requests';
import type { Writer } from '@/lib/db/connections/writer';

/** Keeps requests that http2sms refused, many together, so that a script's author can see why. */
export const recordRefusals = (
  { writer }: { readonly writer: Writer },
  refusals: readonly NewRefusal[],
): Promise<void> => writer.commit((tx) => insertRefusals(tx, refusals));
