import { CALLBACK_KINDS, type CallbackKind } from '@/lib/domain/callbacks/callback-kinds';
import { callbackUrl } from '@/lib/domain/callbacks/callback-query';
import { isDlrId } from '@/lib/domain/delivery/dlr';

/** What a delivery's row says of its callback; null in a test, whose URL says it. */
export type Told = {
  readonly kind: CallbackKind;
  readonly messageId: number;
  readonly ptt: number | null;
  readonly dlrId: number | null;
  readonly date: string | null;
};

/** What is called: the URL as it was set, with what the callback tells. */
export function calledUrl(url: string, { kind, messageId, ptt, dlrId, date }: Told): string {
  if (ptt === null || dlrId === null || date === null) return url;
  if (!isDlrId(dlrId)) throw new Error(`A callback of message ${messageId} has the unknown DLR id ${dlrId}.`);
  return callbackUrl(url, CALLBACK_KINDS[kind].pairs(messageId, { ptt, dlrId, date }));
}
