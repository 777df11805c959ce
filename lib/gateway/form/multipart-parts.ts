/** Parts of a multipart form (RFC 7578) as clients really send them. */
import { MIMEType } from 'node:util';
import { Dicer } from '@fastify/busboy';
import { z } from 'zod';
import type { RawField } from './decode-form';
import { MOST_PAIRS } from './urlencoded-pairs';

/** RFC 2046 allows 70 characters. */
const LONGEST_BOUNDARY = 200;
/** A part needs two header lines; clients send up to four. */
const MOST_HEADERS = 20;
const LARGEST_HEADER_BYTES = 8 * 1024;

const headers = z.object({
  'content-disposition': z.tuple([z.string()]).rest(z.string()).optional(),
  'content-type': z.tuple([z.string()]).rest(z.string()).optional(),
});

/**
 * The parts that have a name, in order. Null when there are more than `MOST_PAIRS`, or one has a longer head than any
 * client sends, of which the parser would drop the rest, the name with it; none when the body cannot be read to its
 * closing boundary: half a form must not be sent.
 */
export async function readParts(body: Buffer, boundary: string | null): Promise<RawField[] | null> {
  if (!boundary || boundary.length > LONGEST_BOUNDARY) return [];
  if (!isWithinLimits(body, boundary)) return null;
  try {
    return await parse(withCrlf(body, boundary), boundary);
  } catch {
    return [];
  }
}

/** Looks no further than the first part too many, and in each no further than its longest head. */
function isWithinLimits(body: Buffer, boundary: string): boolean {
  const delimiter = `--${boundary}`;
  let at = 0;
  for (let delimiters = 0; delimiters <= MOST_PAIRS + 1; delimiters += 1) {
    const next = body.indexOf(delimiter, at, 'latin1');
    if (next === -1) return true;
    at = next + delimiter.length;
    const head = body.subarray(at, at + LARGEST_HEADER_BYTES);
    if (head.length === LARGEST_HEADER_BYTES && !/^--|\r?\n\r?\n/.test(head.toString('latin1'))) return false;
  }
  return false;
}

/** A client that ends lines with LF does so everywhere, and line breaks in texts are unified later anyway. */
const withCrlf = (body: Buffer, boundary: string): Buffer =>
  body.includes(`--${boundary}\n`, 0, 'latin1')
    ? Buffer.from(body.toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1')
    : body;

function parse(body: Buffer, boundary: string): Promise<RawField[]> {
  const parts: (Omit<RawField, 'value'> & { readonly chunks: Buffer[] })[] = [];
  // Its types leave the second one out.
  const limits = { maxHeaderPairs: MOST_HEADERS, maxHeaderSize: LARGEST_HEADER_BYTES };
  const parser = new Dicer({ boundary, ...limits });
  parser.on('part', (part) => {
    const chunks: Buffer[] = [];
    part.on('header', (header) => {
      const described = describe(header);
      if (described) parts.push({ ...described, chunks });
    });
    part.on('data', (chunk) => void chunks.push(Buffer.from(chunk)));
    // The parser itself tells of a form that ends too early.
    part.on('error', () => undefined);
  });
  return new Promise((resolve, reject) => {
    parser.on('error', reject);
    parser.on('finish', () =>
      resolve(parts.map(({ name, charset, chunks }) => ({ name, charset, value: Buffer.concat(chunks) }))),
    );
    parser.end(body);
  });
}

/** Null for a part without a name. */
function describe(header: object): Omit<RawField, 'value'> | null {
  const { 'content-disposition': disposition, 'content-type': type } = headers.parse(header);
  // The parameters of a disposition are written as those of a type.
  const name = disposition && parameterOf(`multipart/${disposition[0]}`, 'name');
  return name ? { name, charset: type ? parameterOf(type[0], 'charset') : null } : null;
}

/** A parameter of a Content-Type, quoted or not; null when it is empty or not there, or the whole cannot be read. */
export function parameterOf(contentType: string, name: string): string | null {
  if (!contentType.includes(';')) return null;
  try {
    return new MIMEType(contentType).params.get(name) || null;
  } catch {
    return null;
  }
}
