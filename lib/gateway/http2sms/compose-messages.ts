import { type BulkSlice, type BulkText, MOST_AT_ONCE, packSlice } from '@/lib/domain/http2sms/bulk';
import { type Composition, createPricing, type PricedMessage } from '@/lib/domain/http2sms/outgoing';
import { readRecipients, splitRecipients } from '@/lib/domain/http2sms/recipients';
import { err, ok, type Result } from '@/lib/domain/result';
import type { AcceptRequest } from '@/lib/engine/accept/acceptance';
import { createTurns, nextTurn } from './turns';

/** Recipients that are read before the clock is asked: at worst some milliseconds' worth, less than one when French. */
const RECIPIENTS_AT_ONCE = 100;

/** In characters. */
const LONG_LIST = 100_000;

type Wish = Composition & { readonly to: string; readonly frenchOnly: boolean };

/** No recipient is valid, or a text is too long for one message as it would be sent. */
type ComposeRefusal = 'invalid_to' | 'invalid_message';

/**
 * Reads the recipients and prices a message for each; very many are packed as a bulk, with turns for everybody else in
 * between. All or none: one text that is too long refuses the whole request.
 */
export async function composeMessages({
  to,
  frenchOnly,
  ...composition
}: Wish): Promise<Result<Pick<AcceptRequest, 'messages' | 'bulk'>, ComposeRefusal>> {
  // Reading so long a list's request took a while already.
  if (to.length > LONG_LIST) await nextTurn();
  const parts = splitRecipients(to);
  const price = createPricing(composition);
  const seen = new Set<string>();
  const texts: BulkText[] = [];
  const slices: BulkSlice[] = [];
  const giveTurns = createTurns();
  let waiting: PricedMessage[] = [];
  for (let from = 0; from < parts.length; from += RECIPIENTS_AT_ONCE) {
    for (const recipient of readRecipients(parts.slice(from, from + RECIPIENTS_AT_ONCE), { frenchOnly, seen })) {
      const message = price(recipient);
      if (!message) return err('invalid_message');
      waiting.push(message);
    }
    while (waiting.length > MOST_AT_ONCE) {
      slices.push(packSlice(waiting.slice(0, MOST_AT_ONCE), texts));
      waiting = waiting.slice(MOST_AT_ONCE);
    }
    await giveTurns();
  }
  // Repetitions may have left few enough of a long list for the ordinary way.
  if (slices.length === 0) return waiting.length > 0 ? ok({ messages: waiting }) : err('invalid_to');
  if (waiting.length > 0) slices.push(packSlice(waiting, texts));
  return ok({ messages: [], bulk: { texts, slices } });
}
