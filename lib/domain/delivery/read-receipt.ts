/** What carriers say from outside, bounded: by the names of http2sms's callbacks, or through a driver. */
import { err, ok, type Result } from '../result';
import type { DlrId } from './dlr';
import { barePtt, isDlrId, type ReceiptCodes } from './receipt';
import { withoutRepeatedText } from './repeated-text';

const LONGEST_ID = 200;
const HIGHEST_PTT = 99_999;

/** In characters; what is longer is cut, because a receipt must not be lost for its words. */
const LONGEST_TEXT = 500;

export type ReceiptRefusal = 'invalid_id' | 'invalid_ptt';

type Receipt = ReceiptCodes & { readonly rawId: string; readonly text: string };

/**
 * The receipt in these pairs; of a repeated name the first counts, and an empty value counts as absent. A status that
 * cannot be read is as none: then the ptt must say what happened.
 */
export function readReceipt(pairs: Iterable<readonly [string, string]>): Result<Receipt, ReceiptRefusal> {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    const known = name.toLowerCase();
    if (value !== '' && !found.has(known)) found.set(known, value);
  }
  return boundReceipt({
    rawId: found.get('id') ?? '',
    dlrId: readDlrId(found.get('description')) ?? readDlrId(found.get('dlr')),
    ptt: readNumber(found.get('ptt')) ?? Number.NaN,
    text: found.get('descriptiondlr') ?? '',
  });
}

/**
 * A receipt as it can be kept, whatever its peer wrote: a ptt that is none is what the status says without one, and what
 * is repeated of the message is not kept.
 */
export function boundReceipt({ rawId, dlrId, ptt, text }: Receipt): Result<Receipt, ReceiptRefusal> {
  if (boundId(rawId) === null) return err('invalid_id');
  const status = dlrId !== null && isDlrId(dlrId) ? dlrId : null;
  const reason = isPtt(ptt) ? ptt : status === null ? null : barePtt(status);
  if (reason === null) return err('invalid_ptt');
  return ok({ rawId, dlrId: status, ptt: reason, text: boundText(withoutRepeatedText(text)) });
}

export const isPtt = (ptt: number): boolean => Number.isInteger(ptt) && ptt >= 0 && ptt <= HIGHEST_PTT;

/** A carrier's id by which receipts can name something; null: there is none. */
export const boundId = (rawId: string | null): string | null =>
  rawId !== null && rawId !== '' && rawId.length <= LONGEST_ID ? rawId : null;

function readDlrId(text: string | undefined): DlrId | null {
  const id = readNumber(text);
  return id !== null && isDlrId(id) ? id : null;
}

const readNumber = (text: string | undefined): number | null =>
  text !== undefined && /^ *\d{1,5} *$/.test(text) ? Number(text) : null;

/** A carrier's words. They end between two characters, never inside a surrogate pair. */
export const boundText = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
