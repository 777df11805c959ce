import { inTransaction, type Transaction } from '@/lib/db/connections/client';
import { countRates, forgetReplacedOf, forgetReplacedRates, listEveryRate, saveRates } from '@/lib/db/pricing/rates';
import type { Actor } from '@/lib/domain/authorisation/actor';
import type { InstanceAction } from '@/lib/domain/authorisation/instance-policy';
import { MOST_RATES, type Rate } from '@/lib/domain/pricing/rate';
import { prefixesGivingWay } from '@/lib/domain/pricing/rate-room';
import type { Result } from '@/lib/domain/result';
import { defineInstanceUseCase, type InstanceUseCase, type OperationsDependencies } from './define-instance-use-case';

/** When it is, and the clock on which the instance's people tell it. */
export type RateClock = Pick<OperationsDependencies, 'now' | 'timeZone'>;

/** And who changes it. */
type RateTurn = RateClock & { readonly actor: Actor };

type Definition<Input, Value, Code extends string> = {
  readonly action: InstanceAction;
  readonly subject: (input: Input, value: Value) => string;
  readonly change: (tx: Transaction, input: Input, clock: RateTurn) => Promise<Result<Value, Code>>;
};

/** A change of rates: in one transaction, and in force for the next message by the time that it is answered. */
export const defineRateChange = <Input, Value, Code extends string>({
  action,
  subject,
  change,
}: Definition<Input, Value, Code>): InstanceUseCase<Input, Value, Code, OperationsDependencies> =>
  defineInstanceUseCase<Input, Value, Code, OperationsDependencies>({
    action,
    subject,
    run: async ({ db, now, timeZone, readPricesAgain }, input, actor) => {
      const outcome = await inTransaction(db, async (tx) => {
        await forgetReplacedRates(tx, now);
        return change(tx, input, { now, timeZone, actor });
      });
      if (outcome.ok) await readPricesAgain();
      return outcome;
    },
  });

/**
 * Stores rates, and forgets replaced ones where that makes room for them; false: there would be more than can be held
 * all the same, and nothing is stored.
 */
export async function storeRates(tx: Transaction, rates: readonly Rate[], now: Date): Promise<boolean> {
  const isNearlyFull = (await countRates(tx)) + rates.length > MOST_RATES;
  const givingWay = isNearlyFull ? prefixesGivingWay(await listEveryRate(tx), rates, now) : [];
  if (!givingWay) return false;
  await saveRates(tx, rates);
  await forgetReplacedOf(tx, givingWay, now);
  return true;
}

/** A rate for the log: +33 at 0.80 from a moment. */
export const writeRate = ({ prefix, validFrom }: Pick<Rate, 'prefix' | 'validFrom'>, credits: string): string =>
  `${writePrefix(prefix)} ${credits} from ${validFrom.toISOString()}`;

/** A prefix as the audit log names it. */
export const writePrefix = (prefix: string): string => `+${prefix || '*'}`;

/** What the audit log tells of a rate; what holds since ever has no moment. */
export const toldOfRate = ({ credits, validFrom }: Rate) => ({
  credits,
  validFrom: validFrom.getTime() === 0 ? null : validFrom.toISOString(),
});
