/** What callbacks add to the customer's URL. */
import { type DlrId, dlrDescription } from '../delivery/dlr';

/** What is told of a message, and kept with the delivery so that a redelivery tells the same. */
export type StatusChange = {
  readonly ptt: number;
  readonly dlrId: DlrId;
  /** On the account's clock. */
  readonly date: string;
};

/** The same in a list, which has a date of its own. */
export type ToldStatus = Pick<StatusChange, 'ptt' | 'dlrId'>;

export type CallbackPairs = readonly (readonly [name: string, value: string])[];

/**
 * Of a status: the guide's five names in its order, and `dlr`, which some receivers read instead. `messageId`: as
 * http2sms answered it.
 */
export function statusPairs(messageId: number, { ptt, dlrId, date }: StatusChange): CallbackPairs {
  return [
    ['id', String(messageId)],
    ['ptt', String(ptt)],
    ['date', date],
    ['description', String(dlrId)],
    ['descriptionDlr', dlrDescription(dlrId)],
    ['dlr', String(dlrId)],
  ];
}

/** Half a character, which no URL can have. */
const HALVES = /\p{Surrogate}/gu;

const encoded = (text: string) => encodeURIComponent(text.replaceAll(HALVES, '\uFFFD'));

export const queryOf = (pairs: CallbackPairs): string =>
  pairs.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');

/** Adds the pairs to the customer's URL. */
export const callbackUrl = (base: string, pairs: CallbackPairs): string => withQuery(base, queryOf(pairs));

/** Adds a query to the customer's URL: behind an existing one, before a fragment. */
export function withQuery(base: string, query: string): string {
  const [address = '', fragment] = base.split('#', 2);
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${joint}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
