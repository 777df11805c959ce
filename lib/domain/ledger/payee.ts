/** Who paid, and which entry of the ledger says so. */
export type Payment = { readonly entryId: number; readonly quotaOfId: number | null };

/** An API user's quota as it is now; `openedAfter` is the ledger's last entry when it was switched on. */
export type QuotaNow = { readonly active: boolean; readonly openedAfter: number };

/**
 * Where money goes that is given back, as `quotaOfId`: to the balance that paid it. If that was a quota and it was
 * switched off since, or went with its API user, what was left of it went to the account, and so does this. A quota
 * that is switched on again is a new one and has paid for nothing before.
 */
export const payeeOf = ({ entryId, quotaOfId }: Payment, quota: QuotaNow | null): number | null =>
  quota?.active && entryId > quota.openedAfter ? quotaOfId : null;
