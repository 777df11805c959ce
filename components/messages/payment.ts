import type { MovementRow } from '@/lib/schemas/movement';

type Told = Pick<MovementRow, 'amount' | 'isQuota' | 'login'>;

/** What paid for a message, by its movements, newest first: after an edit that costs something else, the new price. */
export const paymentOf = <Movement extends Told>(movements: readonly Movement[]): Movement | undefined =>
  movements.find(({ amount }) => amount < 0);

/**
 * Who is to pay for the same message once more, as a form has it: the API user whose quota paid, also one that is gone
 * or disabled, so that the page says it; empty: the account.
 */
export function payerAgain(movements: readonly Told[]): string {
  const payment = paymentOf(movements);
  return payment?.isQuota ? (payment.login ?? '') : '';
}
