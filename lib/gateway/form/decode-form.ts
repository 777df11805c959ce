/** How the bytes of a form become text. Charsets go by the labels of the WHATWG Encoding Standard. */
import { isUtf8 } from 'node:buffer';

/** One value as bytes, with the charset that it declares for itself, if it does. Names are ASCII. */
export type RawField = { readonly name: string; readonly value: Buffer; readonly charset: string | null };

export type Form = {
  readonly pairs: readonly (readonly [name: string, value: string])[];
  /** False: a declared charset is unknown or does not fit the bytes, so the pairs may not say what was meant. */
  readonly readable: boolean;
};

/** Under this name a form declares the charset of its values (HTML, RFC 7578). */
const CHARSET_FIELD = '_charset_';

/** What a program has put in place of bytes that it could not read: that text was lost before it came here. */
const REPLACEMENT = '\ufffd';

/**
 * Decodes each value by its own charset, else by the form's `_charset_`, else by `declared`. Undeclared bytes are
 * UTF-8; if one of them is not, all are windows-1252, because a form is written in one charset.
 */
export function decodeForm(fields: readonly RawField[], declared: string | null): Form {
  const ofForm = fields.find(({ name, value }) => name === CHARSET_FIELD && value.length > 0)?.value.toString('latin1');
  const undeclared = fields.every(({ value, charset }) => charset !== null || isUtf8(value)) ? 'utf-8' : 'windows-1252';
  const charsetOfForm = ofForm ?? declared ?? undeclared;
  let readable = true;
  const pairs = fields.map(({ name, value, charset }) => {
    const text = decode(value, charset ?? charsetOfForm);
    if (text !== null && !text.includes(REPLACEMENT)) return [name, text] as const;
    readable = false;
    return [name, text ?? value.toString('latin1')] as const;
  });
  return { pairs, readable };
}

/** Null when the charset is unknown or the bytes are not written in it. A byte order mark is dropped. */
function decode(bytes: Buffer, charset: string): string | null {
  // Nearly always; several times as quick as a decoder.
  if (charset === 'utf-8' && isUtf8(bytes)) return bytes.toString('utf8').replace(/^\ufeff/, '');
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
