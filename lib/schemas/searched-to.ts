import { z } from 'zod';

/**
 * A log is searched for a bounded time. When that was not enough for a page, this is the id up to which it was, and
 * where a further search goes on; null when the page is full or the log at its end.
 */
export const searchedTo = { searchedTo: z.number().nullable() };
