import { findBlacklisted } from '@/lib/db/blacklist/blacklist';
import type { Credits } from '@/lib/domain/credits';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Addressee } from '@/lib/domain/sending/addressee';
import { type HoursKept, keepHours } from '@/lib/domain/sending/commercial-hours';
import type { Composition } from '@/lib/domain/sending/outgoing';
import { createTextPricing, isTooMuchText, type TextPricing } from '@/lib/domain/sending/text-pricing';
import { readTypedRecipients, type TypedRecipients, withoutBlacklisted } from '@/lib/domain/sending/typed-recipients';
import type { SendingMomentFault } from '@/lib/domain/time/sending-moment';
import { inTurns } from '@/lib/platform/batching/long-work';
import type { EstimateInput } from '@/lib/schemas/send';
import type { PanelDependencies } from './define-use-case';
import { findPayer, type Payer } from './find-payer';
import { readComposition } from './read-composition';

export type Written = {
  readonly composition: Composition;
  /** Null: at once. */
  readonly moment: Result<Date | null, SendingMomentFault>;
  /** Null: the account. */
  readonly payer: Payer | null;
  /** What whoever pays has. */
  readonly creditsLeft: Credits;
  readonly recipients: TypedRecipients;
  readonly pricing: TextPricing;
  /** Once all is priced. */
  readonly leavesAt: HoursKept<Addressee>['leavesAt'];
};

/** All that somebody has written of a send, read as it would be sent. */
export async function readWritten(
  dependencies: PanelDependencies,
  accountId: number,
  input: EstimateInput,
): Promise<Result<Written, 'account_disabled' | 'sender_gone' | 'payer_gone' | 'too_much_text'>> {
  const read = await readComposition(dependencies, accountId, input);
  if (!read.ok) return read;
  const payer = await findPayer(dependencies.db, accountId, input.payer);
  if (!payer.ok) return payer;
  const typed = await inTurns(readTypedRecipients(input.recipients, input.columns));
  const numbers = typed.valid.map(({ msisdn }) => msisdn);
  const recipients = withoutBlacklisted(typed, await findBlacklisted(dependencies.db, accountId, numbers));
  const { composition, moment, commercialHoursEnabled } = read.value;
  const textPricing = createTextPricing(composition, input.columns, dependencies.prices.at(dependencies.now));
  const hours = keepHours(textPricing.price, { ...composition, commercialHoursEnabled });
  const pricing = { ...textPricing, price: hours.price };
  if (await inTurns(isTooMuchText(recipients.valid, pricing))) return err('too_much_text');
  const creditsLeft = payer.value?.quotaLeft ?? read.value.creditsLeft;
  return ok({ composition, moment, payer: payer.value, creditsLeft, recipients, pricing, leavesAt: hours.leavesAt });
}
