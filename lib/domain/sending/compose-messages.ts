import { err, ok, type Result } from '../result';
import type { AcceptRequest } from './acceptance';
import { type BulkSlice, type BulkText, MOST_AT_ONCE, packOwnTexts, packSlice } from './bulk';
import type { Price, PricedMessage } from './outgoing';

/** There is no recipient, or a text is too long for one message as it would be sent. */
type ComposeRefusal = 'invalid_to' | 'invalid_message';

/** `own`: each recipient has one; `shared`: they have the same few. */
export type Texts = 'own' | 'shared';

/**
 * Prices a message for each recipient; very many are packed as a bulk. All or none: one text that is too long refuses
 * the whole request. `batches` name each MSISDN once; what runs this may serve others after each batch.
 */
export function* composeMessages<To>(
  batches: Iterable<readonly To[]>,
  price: Price<To>,
  kind: Texts = 'shared',
): Generator<void, Result<Pick<AcceptRequest, 'messages' | 'bulk'>, ComposeRefusal>> {
  const texts: BulkText[] = [];
  const slices: BulkSlice[] = [];
  const pack = (messages: readonly PricedMessage[]) =>
    slices.push(kind === 'own' ? packOwnTexts(messages) : packSlice(messages, texts));
  let waiting: PricedMessage[] = [];
  for (const recipients of batches) {
    for (const recipient of recipients) {
      const message = price(recipient);
      if (!message) return err('invalid_message');
      waiting.push(message);
    }
    while (waiting.length > MOST_AT_ONCE) {
      pack(waiting.slice(0, MOST_AT_ONCE));
      waiting = waiting.slice(MOST_AT_ONCE);
    }
    yield;
  }
  // Repetitions may have left few enough of a long list for the ordinary way.
  if (slices.length === 0) return waiting.length > 0 ? ok({ messages: waiting }) : err('invalid_to');
  if (waiting.length > 0) pack(waiting);
  return ok({ messages: [], bulk: { texts, slices } });
}
