/** What a provider tells later, of what it was given and of what people sent, by the rules that it was set up with. */
import { codeTable } from '@/lib/domain/carrier/http/code-table';
import type {
  HttpApi,
  IncomingRules,
  NewsPlaces,
  NewsTest,
  ReceiptRules,
  ReceiptState,
} from '@/lib/domain/carrier/http/http-api';
import { type Fillings, fill } from '@/lib/domain/carrier/http/placeholders';
import { textsAt, valuesAt } from '@/lib/domain/carrier/http/read-json';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import { boundReceipt, isPtt } from '@/lib/domain/delivery/read-receipt';
import type { ReceiptCodes } from '@/lib/domain/delivery/receipt';
import { bareNumber, boundIncoming, type IncomingSegment } from '@/lib/domain/incoming/incoming';

/** What a request says: the pairs of its form and its query, and its body if that is JSON. */
export type NewsSource = {
  readonly pairs: ReadonlyMap<string, string>;
  readonly json: unknown;
};

export type News = {
  readonly receipts: readonly Omit<CarrierReceipt, 'at'>[];
  readonly incoming: readonly IncomingSegment[];
  /** How many say what can never be kept, such as a receipt without an id. */
  readonly unreadable: number;
};

/** Who tells it: a carrier, and what its user filled in. */
export type Teller = Pick<HttpApi, 'receipts' | 'incoming'> & {
  readonly carrier: string;
  readonly values: Fillings;
};

export function mapNews({ receipts, incoming, carrier, values }: Teller, source: NewsSource): News {
  if (receipts && isTold(receipts.when, source)) {
    const read = createReceiptReader(receipts, carrier);
    const found = each(receipts.list, source).map(read);
    return { ...NOTHING, ...sorted('receipts', found) };
  }
  if (incoming && isTold(incoming.when, source)) {
    const found = each(incoming.list, source).map((item) => incomingOf(incoming, item, { carrier, values }));
    return { ...NOTHING, ...sorted('incoming', found) };
  }
  return NOTHING;
}

const NOTHING: News = { receipts: [], incoming: [], unreadable: 0 };

/** `ignored`: it says nothing that is to be kept. Null: it could never be kept. */
type Found<Kept> = Kept | 'ignored' | null;

const sorted = <Name extends 'receipts' | 'incoming', Kept extends object>(
  name: Name,
  found: readonly Found<Kept>[],
) => ({
  [name]: found.filter((one): one is Kept => one !== null && one !== 'ignored'),
  unreadable: found.filter((one) => one === null).length,
});

/** All of them, because all are acknowledged together; there are as many as a request's body holds. */
function each(list: string | null, source: NewsSource): readonly NewsSource[] {
  if (list === null) return [source];
  const [items] = valuesAt(source.json, list);
  return Array.isArray(items) ? items.map((json: unknown) => ({ ...source, json })) : [];
}

const isTold = (when: NewsTest | null, source: NewsSource): boolean => {
  if (when === null) return true;
  const said = textAt(source, when.at);
  return said !== '' && (when.is.length === 0 || when.is.includes(said));
};

/** Empty: there is none. */
const textAt = ({ pairs, json }: NewsSource, place: string): string =>
  pairs.get(place) ?? textsAt(json, place)[0] ?? '';

const firstOf = (places: NewsPlaces, source: NewsSource): string =>
  places.map((place) => textAt(source, place)).find((text) => text !== '') ?? '';

const CODES: Readonly<Record<Exclude<ReceiptState, 'ignored'>, ReceiptCodes>> = {
  delivered: { dlrId: 1, ptt: 4 },
  failed: { dlrId: 2, ptt: 5 },
  expired: { dlrId: 2, ptt: 8 },
  rejected: { dlrId: 16, ptt: 803 },
  waiting: { dlrId: 4, ptt: 3 },
  buffered: { dlrId: 8, ptt: 254 },
};

/** Its reason does not say more than these do. */
const CLEAR: ReadonlySet<ReceiptState> = new Set<ReceiptState>(['delivered', 'expired', 'waiting']);

/** "Not documented": it is recorded, and ends nothing. */
const NOT_DOCUMENTED: ReceiptCodes = { dlrId: null, ptt: 255 };

function createReceiptReader(rules: ReceiptRules, carrier: string) {
  const states = codeTable(rules.states);
  const reasons = codeTable(rules.reasons);
  return (source: NewsSource): Found<News['receipts'][number]> => {
    const status = rules.status
      .map((place) => textAt(source, place))
      .filter((text) => text !== '')
      .join(' ');
    const state = states(status);
    if (state === 'ignored') return 'ignored';
    const codes = state === undefined ? NOT_DOCUMENTED : CODES[state];
    const reason = reasons(firstOf(rules.reason, source));
    const isExplained = state !== undefined && !CLEAR.has(state) && reason !== undefined && isPtt(reason);
    const receipt = boundReceipt({
      ...codes,
      ...(isExplained ? { ptt: reason } : {}),
      rawId: firstOf(rules.id, source),
      text: firstOf(rules.words, source) || status,
    });
    return receipt.ok ? { ...receipt.value, carrier } : null;
  };
}

function incomingOf(
  rules: IncomingRules,
  source: NewsSource,
  { carrier, values }: Pick<Teller, 'carrier' | 'values'>,
): IncomingSegment | null {
  const to = firstOf(rules.to, source) || fill(rules.toOtherwise, values, (text) => text);
  const incoming = boundIncoming({
    carrier,
    rawId: firstOf(rules.id, source) || null,
    msisdn: bareNumber(firstOf(rules.from, source)),
    recipient: bareNumber(to),
    text: firstOf(rules.text, source),
    place: placeOf(rules.segment, source),
  });
  return incoming.ok ? incoming.value : null;
}

/** Null: it is whole, or says nothing of the kind. */
function placeOf(segment: IncomingRules['segment'], source: NewsSource): IncomingSegment['place'] {
  if (segment === null) return null;
  const [reference, number, segmentCount] = [segment.reference, segment.number, segment.count].map((place) => {
    const text = textAt(source, place);
    return /^\d{1,9}$/.test(text) ? Number(text) : null;
  });
  if (reference == null || number == null || segmentCount == null) return null;
  // Some count references beyond what a segment's header holds.
  return { reference: reference % 65_536, segment: number, segmentCount };
}
