import type { WireRequest } from '../wire/wire';
import { decodeForm, type Form } from './decode-form';
import { parameterOf, readParts } from './multipart-parts';
import { percentDecode, splitPairs } from './urlencoded-pairs';

/**
 * What a form POST's body says, then the query; null when either has more pairs than anybody sends in earnest. Never
 * throws: bad escapes stay as they are, and a body that cannot be read is empty.
 */
export async function readForm(request: WireRequest): Promise<Form | null> {
  const query = request.url.indexOf('?');
  const inQuery = urlencodedForm(query === -1 ? '' : request.url.slice(query + 1), null);
  if (request.method !== 'POST' || request.body.length === 0) return inQuery;
  const inBody = await bodyForm(request);
  if (!inBody || !inQuery) return null;
  return { pairs: [...inBody.pairs, ...inQuery.pairs], readable: inBody.readable && inQuery.readable };
}

/** `text` holds one character a byte. */
function urlencodedForm(text: string, declared: string | null): Form | null {
  const pairs = splitPairs(text);
  if (!pairs) return null;
  const fields = pairs.map(([name, value]) => ({
    name: percentDecode(name).toString('latin1'),
    value: percentDecode(value),
    charset: null,
  }));
  return decodeForm(fields, declared);
}

/** PHP's curl sends multipart/form-data when it is given an array; everything else is taken as a URL-encoded form. */
async function bodyForm({ contentType, body }: WireRequest): Promise<Form | null> {
  const declared = parameterOf(contentType, 'charset');
  if (!/^\s*multipart\/form-data/i.test(contentType)) return urlencodedForm(body.toString('latin1'), declared);
  const parts = await readParts(body, parameterOf(contentType, 'boundary'));
  return parts && decodeForm(parts, declared);
}
