/**
 * What carriers tell: `/api/dlr/<carrier>/<secret>`, in their own words where their settings tell them (answer-news.ts),
 * else in the query or a form, with the names of http2sms's callbacks (id, ptt, description or dlr = DLR id,
 * descriptionDlr) or with those by which Chappe tells of a reply (lib/domain/incoming/read-reply.ts). 200 acknowledges: it
 * is on the disk, whether its message is known already or not, or it never can be.
 */

import type { Carrier } from '@/lib/domain/carrier/carrier';
import { type ReceiptRefusal, readReceipt } from '@/lib/domain/delivery/read-receipt';
import { readReply } from '@/lib/domain/incoming/read-reply';
import { tellerOf } from '@/lib/engine/carriers/http/teller-of';
import { secretsEqual } from '@/lib/platform/crypto/random';
import { readForm } from '../form/read-form';
import type { WireAnswer, WireRequest } from '../wire/wire';
import { answerNews, type NewsIntake } from './answer-news';

export type DlrDependencies = NewsIntake & {
  /** Of those that may report: enabled or not, as long as it is there. */
  readonly findCarrier: (name: string) => Pick<Carrier, 'name' | 'setup' | 'dlrSecret'> | undefined;
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
  const teller = tellerOf(known);
  if (teller) return answerNews(dependencies, teller, request);
  const form = await readForm(request);
  if (!form) return answer(400, 'Invalid report');
  const reply = readReply(form.pairs, carrier);
  if (reply) {
    if (reply.ok) await dependencies.recordIncoming(reply.value);
    else dependencies.tellUnreadable(carrier, 1);
    return answer(200, 'OK');
  }
  // What became of a message must not be lost for words that cannot be read.
  const receipt = readReceipt(form.pairs);
  if (!receipt.ok) return answer(400, REFUSALS[receipt.error]);
  await dependencies.recordReceipt({ ...receipt.value, carrier, at: dependencies.now() });
  return answer(200, 'OK');
}
