/** What drivers say, as the engine can store it: they pass on what their peers wrote. */
import { boundId, boundReceipt, boundText, isPtt, type ReceiptRefusal } from '@/lib/domain/delivery/read-receipt';
import { barePtt } from '@/lib/domain/delivery/receipt';
import { ok, type Result } from '@/lib/domain/result';
import type { DriverReceipt, SegmentResult } from './driver';

/** An id that no receipt can name is as none, and a reason that is none says no more than "refused". */
export function boundResult(result: SegmentResult): SegmentResult {
  if (result.kind === 'accepted') return { kind: 'accepted', rawId: boundId(result.rawId) };
  const text = boundText(result.text);
  if (result.kind !== 'refused') return { ...result, text };
  const { ptt, billed } = result;
  return { ...result, ptt: isPtt(ptt) ? ptt : barePtt(billed ? 2 : 16), text };
}

/** A time that cannot be read is `now`. What is refused can be kept at no time. */
export function boundDriverReceipt(
  { at, msisdn, ...receipt }: DriverReceipt,
  now: () => Date,
): Result<DriverReceipt, ReceiptRefusal> {
  const bounded = boundReceipt(receipt);
  if (!bounded.ok) return bounded;
  const to = msisdn !== undefined && /^\d{1,15}$/.test(msisdn) ? { msisdn } : {};
  return ok({ ...bounded.value, ...to, at: Number.isNaN(at.getTime()) ? now() : at });
}
