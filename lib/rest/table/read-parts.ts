import type { z } from 'zod';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Fault } from './faults';
import { inWords, sayIssue } from './say-issue';

type Parts<Path, Query, Body> = { readonly path: Path; readonly query: Query; readonly body: Body };

type Schemas<Path, Query, Body> = {
  readonly path: z.ZodType<Path>;
  readonly query: z.ZodType<Query>;
  readonly body: z.ZodType<Body>;
};

const PARSING = { error: sayIssue, reportInput: true } as const;

/** Reads path, query and body by their schemas; the first fault is told. A path that cannot be is nobody's. */
export function readParts<Path, Query, Body>(
  schemas: Schemas<Path, Query, Body>,
  asked: Parts<unknown, unknown, unknown>,
): Result<Parts<Path, Query, Body>, Fault> {
  const path = schemas.path.safeParse(asked.path);
  if (!path.success) return err({ code: 'object_not_found' });
  const query = schemas.query.safeParse(asked.query, PARSING);
  if (!query.success) return err(faultIn(query.error));
  const body = schemas.body.safeParse(asked.body, PARSING);
  if (!body.success) return err(faultIn(body.error));
  return ok({ path: path.data, query: query.data, body: body.data });
}

function faultIn({ issues: [issue] }: z.ZodError): Fault {
  if (!issue) return { code: 'not_json' };
  if (issue.code === 'unrecognized_keys') return { code: 'unknown_parameters', about: issue.keys.join(', ') };
  const name = issue.path.join('.');
  if (name === '') return { code: 'not_json' };
  if (isMissing(issue)) return { code: 'missing_parameter', about: name };
  return { code: 'invalid_parameter', about: `[${name}] ${inWords(issue.message)}` };
}

/** SDKs send null for what they were not given; an entry of a list is there, whatever it is. */
const isMissing = ({ path, input }: z.core.$ZodIssue): boolean =>
  (input === undefined || input === null) && typeof path.at(-1) === 'string';
