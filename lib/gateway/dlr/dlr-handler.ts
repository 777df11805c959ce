/**
 * Delivery reports from a carrier that speaks http2sms: `/api/dlr/<carrier>/<secret>` with the names of its callbacks
 * (id, ptt, description or dlr = DLR id, descriptionDlr) in the query or a form. 200 acknowledges: the receipt is on the
 * disk, whether its message is known already or not.
 */

import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { type ReceiptRefusal, readReceipt } from '@/lib/domain/delivery/read-receipt';
import { secretsEqual } from '@/lib/platform/crypto/random';
import { readForm } from '../form/read-form';
import type { WireAnswer, WireRequest } from '../wire/wire';

type Dependencies = {
  readonly recordReceipt: (receipt: CarrierReceipt) => Promise<void>;
  readonly dlrSecret: string;
  readonly now: () => Date;
  /** Names of the carriers that may report. */
  readonly carriers: readonly string[];
};

const PATH = /^\/api\/dlr\/([^/?]+)\/([^/?]+)\/?(?:\?|$)/;

const answer = (status: number, body: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `${body}\n`,
});

const REFUSALS: Readonly<Record<ReceiptRefusal, string>> = { invalid_id: 'Invalid id', invalid_ptt: 'Invalid ptt' };

export async function answerDlr(dependencies: Dependencies, request: WireRequest): Promise<WireAnswer> {
  const [, carrier = '', secret = ''] = PATH.exec(request.url) ?? [];
  const known = dependencies.carriers.includes(carrier) && secretsEqual(secret, dependencies.dlrSecret);
  if (!known) return answer(404, 'Not found');
  const form = await readForm(request);
  if (!form) return answer(400, 'Invalid report');
  // What became of a message must not be lost for words that cannot be read.
  const receipt = readReceipt(form.pairs);
  if (!receipt.ok) return answer(400, REFUSALS[receipt.error]);
  await dependencies.recordReceipt({ ...receipt.value, carrier, at: dependencies.now() });
  return answer(200, 'OK');
}
