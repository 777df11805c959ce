import { z } from 'zod';

const NO_DAY = 'This is no day of the calendar.';
const day = z.union([z.literal(''), z.iso.date(NO_DAY)], NO_DAY).default('');

/** A period as the address of a list says it: days of the account's calendar, or empty. */
export const periodQuery = { from: day, to: day };
