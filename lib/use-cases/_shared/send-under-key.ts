import { findSend } from '@/lib/db/messages/send-keys';
import { err, ok, type Result } from '@/lib/domain/result';
import type { PaidSend } from '@/lib/domain/sending/acceptance';
import { digestOf } from '@/lib/platform/crypto/digest';
import type { ComposedSend, FindSentInput } from '@/lib/schemas/send';
import type { PanelDependencies } from './define-use-case';
import { withPayer } from './with-payer';

/** The same for what would be sent alike, to the same people at the same moment. */
export function sendDigest({ sender, recipients, columns, message, smsClass, noStop, ...sent }: ComposedSend): string {
  const { payer, when, at, atZone, tag } = sent;
  const common = [sender, recipients, message, smsClass, noStop, when === 'now' ? null : [at, atZone]];
  // Without what came to be written later it is what it was before.
  if (tag !== '') return digestOf(JSON.stringify([...common, columns, payer, tag]));
  return digestOf(JSON.stringify(columns.length > 0 || payer !== '' ? [...common, columns, payer] : common));
}

/** What became of a send; null: nothing was sent under its key. `send_key_taken`: something else was. */
export async function findSendUnderKey(
  { db, now }: Pick<PanelDependencies, 'db' | 'now'>,
  accountId: number,
  input: FindSentInput,
): Promise<Result<PaidSend | null, 'send_key_taken'>> {
  const kept = await findSend(db, { accountId, key: input.key }, now);
  if (!kept) return ok(null);
  return kept.digest === sendDigest(input) ? ok(await withPayer(db, accountId, kept)) : err('send_key_taken');
}
