import { setImmediate } from 'node:timers/promises';
import { type BulkSlice, type BulkText, MOST_AT_ONCE, packSlice } from '@/lib/domain/http2sms/bulk';
import { type Composition, type PricedMessage, priceRecipients } from '@/lib/domain/http2sms/outgoing';
import { readRecipients, splitRecipients } from '@/lib/domain/http2sms/recipients';
import type { AcceptRequest } from './acceptance';

/** Recipients that are read before others get their turn: about a millisecond's worth. */
const RECIPIENTS_A_TURN = 1_000;

/** In characters. */
const LONG_LIST = 100_000;

type Wish = Composition & { readonly to: string; readonly frenchOnly: boolean };

/**
 * Reads the recipients and prices a message for each; very many are packed as a bulk, with turns for everybody else in
 * between. Null when none of them is valid.
 */
export async function composeMessages({
  to,
  frenchOnly,
  ...composition
}: Wish): Promise<Pick<AcceptRequest, 'messages' | 'bulk'> | null> {
  // Reading so long a list's request took a while already.
  if (to.length > LONG_LIST) await setImmediate();
  const parts = splitRecipients(to);
  const seen = new Set<string>();
  if (parts.length <= MOST_AT_ONCE) {
    const messages = priceRecipients(readRecipients(parts, { frenchOnly, seen }), composition);
    return messages.length > 0 ? { messages } : null;
  }
  const texts: BulkText[] = [];
  const slices: BulkSlice[] = [];
  let waiting: PricedMessage[] = [];
  for (let from = 0; from < parts.length; from += RECIPIENTS_A_TURN) {
    const recipients = readRecipients(parts.slice(from, from + RECIPIENTS_A_TURN), { frenchOnly, seen });
    waiting.push(...priceRecipients(recipients, composition));
    while (waiting.length > MOST_AT_ONCE) {
      slices.push(packSlice(waiting.slice(0, MOST_AT_ONCE), texts));
      waiting = waiting.slice(MOST_AT_ONCE);
    }
    await setImmediate();
  }
  // Repetitions may have left few enough for the ordinary way.
  if (slices.length === 0) return waiting.length > 0 ? { messages: waiting } : null;
  if (waiting.length > 0) slices.push(packSlice(waiting, texts));
  return { messages: [], bulk: { texts, slices } };
}
