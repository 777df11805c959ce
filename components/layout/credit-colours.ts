import type { CreditLevel } from '@/lib/domain/account/credit-level';

/** Of a number of credits, by how it stands. */
export const CREDIT_COLOURS: Readonly<Record<CreditLevel, string>> = {
  enough: 'text-ink',
  low: 'text-warn',
  none: 'text-bad',
};
