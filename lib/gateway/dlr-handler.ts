/**
 * Delivery reports from a carrier that speaks http2sms: `/api/dlr/<carrier>/<secret>` with the names of its callbacks
 * (id, ptt, description = DLR id, descriptionDlr) in the query or a form. 200 acknowledges; anything unknown is 404.
 */
import { z } from 'zod';
import { secretsEqual } from '@/lib/crypto/random';
import type { Receipt } from '@/lib/use-cases/receipts/record-receipts';
import { readPairs, type WireAnswer, type WireRequest } from './wire';

type Dependencies = {
  /** Whether the receipt named a message of ours. */
  readonly recordReceipt: (receipt: Receipt) => Promise<boolean>;
  readonly dlrSecret: string;
  readonly now: () => Date;
  /** Names of the carriers that may report. */
  readonly carriers: readonly string[];
};

const NOT_BILLED_DLR_ID = 16;
const PATH = /^\/api\/dlr\/([^/?]+)\/([^/?]+)\/?(?:\?|$)/;

const report = z.object({
  id: z.string().min(1).max(200),
  ptt: z.coerce.number().int().min(0).max(99_999),
  description: z.coerce.number().int().optional(),
  descriptionDlr: z.string().max(500).default(''),
});

const answer = (status: number, body: string): WireAnswer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: `${body}\n`,
});

export async function answerDlr(dependencies: Dependencies, request: WireRequest): Promise<WireAnswer> {
  const [, carrier = '', secret = ''] = PATH.exec(request.url) ?? [];
  const known = dependencies.carriers.includes(carrier) && secretsEqual(secret, dependencies.dlrSecret);
  if (!known) return answer(404, 'Not found');
  const pairs = await readPairs(request);
  if (!pairs) return answer(400, 'Invalid report');
  const parsed = report.safeParse(Object.fromEntries(pairs));
  if (!parsed.success) return answer(400, `Invalid ${parsed.error.issues[0]?.path.join('.') ?? 'report'}`);
  const { id, ptt, description, descriptionDlr } = parsed.data;
  const receipt = {
    carrier,
    carrierMessageId: id,
    ptt,
    billed: description !== NOT_BILLED_DLR_ID,
    text: descriptionDlr,
    at: dependencies.now(),
  };
  return (await dependencies.recordReceipt(receipt)) ? answer(200, 'OK') : answer(404, 'Not found');
}
