/** A call as its bytes say it, before a row of the table reads it. */
import { err, ok, type Result } from '@/lib/domain/result';
import type { AdmittedRequest } from '@/lib/gateway/wire/wire';
import { LONGEST_HEADER, MOST_IDS } from '../table/bounds';
import type { Fault } from '../table/faults';
import type { IdPage } from '../table/route';

/** What is before the paths of the table. */
const PREFIX = /^\/(?:1\.0|v1)(?=\/|$)/;

/** Both in one spelling: the path below the prefix, its segments decoded. */
export type CalledPath = { readonly segments: readonly string[]; readonly query: string };

export function readPath(url: string): CalledPath {
  const at = url.indexOf('?');
  const path = (at === -1 ? url : url.slice(0, at)).replace(PREFIX, '');
  const segments = path.split('/').filter((segment) => segment !== '');
  return { segments: segments.map(decodeURIComponent), query: at === -1 ? '' : url.slice(at + 1) };
}

/** A name that is said twice is refused: whichever of the two counted, an answer would be to something else. */
export function readParameters(query: string): Result<Readonly<Record<string, string>>, Fault> {
  if (query === '') return ok({});
  const said = [...new URLSearchParams(query)];
  const values = Object.fromEntries(said);
  if (Object.keys(values).length === said.length) return ok(values);
  const twice = said.find(([name], index) => said.findIndex(([other]) => other === name) !== index)?.[0] ?? '';
  return err({ code: 'invalid_parameter', about: `[${twice}] is given twice` });
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The body as JSON, whatever its type is said to be; without one, an empty object, so that a missing field has a name. */
export function readJson(body: Buffer): Result<unknown, Fault> {
  if (body.length === 0) return ok({});
  try {
    const json: unknown = JSON.parse(utf8.decode(body));
    return ok(json ?? {});
  } catch {
    return err({ code: 'not_json' });
  }
}

export function readPage(headers: AdmittedRequest['headers']): Result<IdPage, Fault> {
  const size = headers['x-pagination-size']?.toString() ?? String(MOST_IDS);
  const cursor = headers['x-pagination-cursor']?.toString() ?? null;
  const isSize = /^\d{1,5}$/.test(size) && Number(size) >= 1 && Number(size) <= MOST_IDS;
  if (!isSize) return err({ code: 'invalid_parameter', about: `[X-Pagination-Size] must be 1 to ${MOST_IDS}` });
  if (cursor !== null && (cursor === '' || cursor.length > LONGEST_HEADER)) {
    const about = `[X-Pagination-Cursor] must have 1 to ${LONGEST_HEADER} characters`;
    return err({ code: 'invalid_parameter', about });
  }
  return ok({ size: Number(size), cursor });
}

export function readIdempotencyKey(headers: AdmittedRequest['headers']): Result<string | null, Fault> {
  const key = headers['idempotency-key']?.toString() ?? null;
  if (key !== null && (key === '' || key.length > LONGEST_HEADER)) {
    return err({ code: 'invalid_parameter', about: `[Idempotency-Key] must have 1 to ${LONGEST_HEADER} characters` });
  }
  return ok(key);
}
