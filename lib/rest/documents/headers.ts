/** What calls and answers carry beside paths and bodies. */
import { LONGEST_HEADER, MOST_IDS } from '../table/bounds';
import type { Route } from '../table/route';

const text = { type: 'string', minLength: 1, maxLength: LONGEST_HEADER };

const ONCE = {
  name: 'Idempotency-Key',
  description: 'Repeating a call with the same key within seven days does nothing more',
  schema: text,
};

const PAGE = [
  {
    name: 'X-Pagination-Size',
    description: 'How many are returned at most',
    schema: { type: 'integer', minimum: 1, maximum: MOST_IDS, default: MOST_IDS },
  },
  {
    name: 'X-Pagination-Cursor',
    description: 'What the page before has said to be next; without it, the first page',
    schema: text,
  },
];

/** The headers that a call of a route may carry, besides those that prove who makes it. */
export const headersOf = ({ isOnce, isPaged }: Route) =>
  [...(isOnce ? [ONCE] : []), ...(isPaged ? PAGE : [])].map((header) => ({
    ...header,
    in: 'header',
    required: false,
  }));

/** Names the answer, for whoever asks about it. */
const QUERY_ID = { 'X-Ovh-QueryID': { description: 'Names this answer', schema: { type: 'string', format: 'uuid' } } };

const NEXT = {
  'X-Pagination-Cursor-Next': {
    description: 'While there are more: the X-Pagination-Cursor of the next page',
    schema: text,
  },
};

/** Those of what a route answers where it does not refuse. */
export const answeredHeaders = ({ isPaged }: Route) => ({ ...QUERY_ID, ...(isPaged && NEXT) });

const RETRY = {
  'Retry-After': { description: 'In seconds: when to try again', schema: { type: 'integer', minimum: 1 } },
};
const ALLOW = { Allow: { description: 'The methods that there are', schema: { type: 'string' } } };

/** Those of a refusal, by its status. */
export const refusalHeaders = (status: number) => ({
  ...QUERY_ID,
  ...((status === 429 || status === 503) && RETRY),
  ...(status === 405 && ALLOW),
});
