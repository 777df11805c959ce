import type { MovementRow } from '@/lib/schemas/movement';

type Told = Pick<MovementRow, 'amount' | 'isQuota' | 'login' | 'hasApiUser'>;

/** What paid for a message, by its movements, newest first: after an edit that costs something else, the new price. */
export const paymentOf = <Movement extends Told>(movements: readonly Movement[]): Movement | undefined =>
  movements.find(({ amount }) => amount < 0);

/** The characters between which a name keeps its direction in a sentence; a login has none of them. */
const isolated = (login: string): string => `\u2068${login}\u2069`;

/**
 * Who is to pay for the same message once more, as a form has it: the API user whose quota paid, also one that is
 * disabled, so that the page says it; empty: the account. One that is gone is told by `deleted` and no login, since
 * another one may have its login by now.
 */
export function payerAgain(movements: readonly Told[], deleted: (login: string) => string): string {
  const payment = paymentOf(movements);
  if (!payment?.isQuota) return '';
  const login = payment.login ?? '';
  return payment.hasApiUser ? login : deleted(isolated(login));
}
