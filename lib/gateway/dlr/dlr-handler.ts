/**
 * Delivery reports from a carrier that speaks http2sms: `/api/dlr/<carrier>/<secret>` with the names of its callbacks
 * (id, ptt, description or dlr = DLR id, descriptionDlr) in the query or a form. 200 acknowledges: the receipt is on the
 * disk, whether its message is known already or not.
 */

import type { Carrier } from '@/lib/domain/carrier/carrier';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { type ReceiptRefusal, readReceipt } from '@/lib/domain/delivery/read-receipt';
import { secretsEqual } from '@/lib/platform/crypto/random';
import { readForm } from '../form/read-form';
import type { WireAnswer, WireRequest } from '../wire/wire';

export type DlrDependencies = {
  readonly recordReceipt: (receipt: CarrierReceipt) => Promise<void>;
  /** Of those that may report: enabled or not, as long as it is there. */
  readonly findCarrier: (name: string) => Pick<Carrier, 'dlrSecret'> | undefined;
  readonly now: () => Date;
};

const PATH = /^\/api\/dlr\/([^/?]+)\/([^/?]+)\/?(?:\?|$)/;

const answer = (status: number, body: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `${body}\n`,
});

const REFUSALS: Readonly<Record<ReceiptRefusal, string>> = { invalid_id: 'Invalid id', invalid_ptt: 'Invalid ptt' };

export async function answerDlr(dependencies: DlrDependencies, request: WireRequest): Promise<WireAnswer> {
  const [, carrier = '', secret = ''] = PATH.exec(request.url) ?? [];
  const known = dependencies.findCarrier(carrier);
  if (!known || !secretsEqual(secret, known.dlrSecret)) return answer(404, 'Not found');
  const form = await readForm(request);
  if (!form) return answer(400, 'Invalid report');
  // What became of a message must not be lost for words that cannot be read.
  const receipt = readReceipt(form.pairs);
  if (!receipt.ok) return answer(400, REFUSALS[receipt.error]);
  await dependencies.recordReceipt({ ...receipt.value, carrier, at: dependencies.now() });
  return answer(200, 'OK');
}
