import type { AcceptRequest } from '@/lib/domain/sending/acceptance';
import { type BulkText, packSlice } from '@/lib/domain/sending/bulk';

/** One request for messages of these prices, or for a bulk send with a slice for each. */
export function moneyRequest(
  accountId: number,
  user: { readonly id: number; readonly login: string } | null,
  wanted: readonly number[],
  { bulk, later, byHand }: { readonly bulk: boolean; readonly later: Date } & Pick<AcceptRequest, 'byHand'>,
): AcceptRequest {
  const message = { recipient: '33612345678', text: 'x', encoding: 'gsm7', segmentCount: 1 } as const;
  const messages = wanted.map((credits) => ({ ...message, credits }));
  const texts: BulkText[] = [];
  const packed = messages.map((one) => packSlice([one], texts));
  const checked = { passwordEpoch: 0, disabled: false, ipRestrictions: '[]' };
  return {
    accountId,
    actor: user ? `api:${user.login}` : 'system',
    apiUser: user && { id: user.id, login: user.login, checked },
    sender: 'TEST',
    messages: bulk ? [] : messages,
    ...(bulk ? { bulk: { texts, slices: packed } } : {}),
    smsClass: 1,
    tag: '',
    ...(byHand && { byHand }),
    // Bulk sends that wait are not written; messages are there and wait.
    deferredUntil: bulk ? null : later,
  };
}
