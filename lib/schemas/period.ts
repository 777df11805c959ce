import { z } from 'zod';

const day = z.iso.date().catch('');

/** A period as the address of a list says it: days of the account's calendar, or empty. */
export const periodQuery = { from: day, to: day };
