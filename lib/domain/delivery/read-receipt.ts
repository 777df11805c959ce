/** Reads a delivery report that comes by the names of http2sms's callbacks. */
import { err, ok, type Result } from '../result';
import type { DlrId } from './dlr';
import { barePtt, isDlrId, type ReceiptCodes } from './receipt';

const LONGEST_ID = 200;

/** In characters; what is longer is cut, because a receipt must not be lost for its words. */
const LONGEST_TEXT = 500;

export type ReceiptRefusal = 'invalid_id' | 'invalid_ptt';

type Receipt = ReceiptCodes & { readonly rawId: string; readonly text: string };

/**
 * The report in these pairs; of a repeated name the first counts, and an empty value counts as absent. A status that
 * cannot be read is as none: then the ptt must say what happened.
 */
export function readReceipt(pairs: Iterable<readonly [string, string]>): Result<Receipt, ReceiptRefusal> {
  const found = new Map<string, string>();
  for (const [name, value] of pairs) {
    const known = name.toLowerCase();
    if (value !== '' && !found.has(known)) found.set(known, value);
  }
  const rawId = found.get('id') ?? '';
  if (rawId === '' || rawId.length > LONGEST_ID) return err('invalid_id');
  const dlrId = readDlrId(found.get('description')) ?? readDlrId(found.get('dlr'));
  const ptt = readNumber(found.get('ptt')) ?? (dlrId === null ? null : barePtt(dlrId));
  if (ptt === null) return err('invalid_ptt');
  return ok({ rawId, dlrId, ptt, text: cut(found.get('descriptiondlr') ?? '') });
}

function readDlrId(text: string | undefined): DlrId | null {
  const id = readNumber(text);
  return id !== null && isDlrId(id) ? id : null;
}

const readNumber = (text: string | undefined): number | null =>
  text !== undefined && /^ *\d{1,5} *$/.test(text) ? Number(text) : null;

/** Ends between two characters, never inside a surrogate pair. */
const cut = (text: string): string =>
  text.length <= LONGEST_TEXT ? text : `${text.slice(0, LONGEST_TEXT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
