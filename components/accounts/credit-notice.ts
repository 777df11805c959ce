import { type CreditLevel, creditLevel } from '@/lib/domain/account/credit-level';
import type { AccountDetails } from '@/lib/schemas/account';

/** What every page of an account says of its credit; nothing of one that sends no more, or that has enough. */
export function noticedCredit({ disabledAt, creditsLeft, spentLately }: AccountDetails): CreditLevel {
  return disabledAt === null ? creditLevel(creditsLeft, spentLately) : 'enough';
}
