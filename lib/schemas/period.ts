import { z } from 'zod';

const day = z.union([z.literal(''), z.iso.date('This is no day of the calendar.')]).default('');

/** A period as the address of a list says it: days of the account's calendar, or empty. */
export const periodQuery = { from: day, to: day };
