/** What a status callback carries: the guide's five names in its order, and `dlr`, which some receivers read instead. */

import { type DlrId, dlrDescription } from '../delivery/dlr';
import { formatInZone } from '../time/zoned-time';

export type StatusChange = {
  /** The message id that http2sms answered. */
  readonly id: number;
  readonly ptt: number;
  readonly date: Date;
  readonly dlrId: DlrId;
  /** IANA name of the account's zone, in which the date is written. */
  readonly timeZone: string;
};

export type CallbackPairs = readonly (readonly [name: string, value: string])[];

export function statusPairs({ id, ptt, date, dlrId, timeZone }: StatusChange): CallbackPairs {
  return [
    ['id', String(id)],
    ['ptt', String(ptt)],
    ['date', formatInZone(date, timeZone)],
    ['description', String(dlrId)],
    ['descriptionDlr', dlrDescription(dlrId)],
    ['dlr', String(dlrId)],
  ];
}

/** Adds the pairs to the customer's URL: behind an existing query, before a fragment. */
export function callbackUrl(base: string, pairs: CallbackPairs): string {
  const query = pairs.map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`).join('&');
  const [address = '', fragment] = base.split('#', 2);
  const joint = !address.includes('?') ? '?' : /[?&]$/.test(address) ? '' : '&';
  return `${address}${joint}${query}${fragment === undefined ? '' : `#${fragment}`}`;
}
