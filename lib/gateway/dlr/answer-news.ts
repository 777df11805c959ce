/**
 * What a provider whose HTTP API was set up tells us, in its own words (lib/engine/carriers/http/map-news.ts): a form, a
 * query or JSON. It is answered as it wants to be, once all of it is on the disk; what tells nothing that we ask for, or
 * what could never be kept, is answered so, too, so that it comes no more.
 */
import { parseJson } from '@/lib/domain/carrier/http/read-json';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { mapNews, type News, type NewsSource } from '@/lib/engine/carriers/http/map-news';
import type { AnsweredTeller } from '@/lib/engine/carriers/http/teller-of';
import { readForm } from '../form/read-form';
import type { WireAnswer, WireRequest } from '../wire/wire';

export type NewsIntake = {
  readonly recordReceipt: (receipt: CarrierReceipt) => Promise<void>;
  readonly recordIncoming: (segment: IncomingSegment) => Promise<void>;
  /** So many things were told that could never be kept, such as a receipt without an id, or could not be read. */
  readonly tellUnreadable: (carrier: string, count: number) => void;
  readonly now: () => Date;
};

export async function answerNews(
  intake: NewsIntake,
  teller: AnsweredTeller,
  request: WireRequest,
): Promise<WireAnswer> {
  const source = await readSource(request);
  const { receipts, incoming, unreadable } = source ? mapNews(teller, source) : NOTHING_READ;
  const at = intake.now();
  await Promise.all([
    ...receipts.map((receipt) => intake.recordReceipt({ ...receipt, at })),
    ...incoming.map((segment) => intake.recordIncoming(segment)),
  ]);
  if (unreadable > 0) intake.tellUnreadable(teller.carrier, unreadable);
  const { status, contentType, body } = teller.acknowledgement;
  return { status, headers: { 'content-type': contentType, 'cache-control': 'no-store' }, body };
}

const NOTHING_READ: News = { receipts: [], incoming: [], unreadable: 1 };

const isJson = (contentType: string) => /\bjson\b/i.test(contentType);

/** Null: it has more pairs than anybody sends in earnest, or is not the JSON that it says it is. */
async function readSource(request: WireRequest): Promise<NewsSource | null> {
  const json = request.method === 'POST' ? jsonIn(request) : null;
  if (json === null && isJson(request.contentType) && request.body.length > 0) return null;
  const form = await readForm(json ? { ...request, body: Buffer.alloc(0) } : request);
  if (!form) return null;
  const pairs = new Map<string, string>();
  for (const [name, value] of form.pairs) if (!pairs.has(name)) pairs.set(name, value);
  return { pairs, json: json?.value };
}

/** By what it says that it is, or by how it begins: some send it as a form. */
function jsonIn({ contentType, body }: WireRequest) {
  const text = body.toString('utf8');
  return isJson(contentType) || /^\s*[{[]/.test(text) ? parseJson(text) : null;
}
