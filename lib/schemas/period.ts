import { z } from 'zod';
import { fault } from './fault';

const NO_DAY = fault('filter_no_day');
const day = z.union([z.literal(''), z.iso.date(NO_DAY)], NO_DAY).default('');

/** A period as the address of a list says it: days of the account's calendar, or empty. */
export const periodQuery = { from: day, to: day };

type Days = { readonly from: string; readonly to: string };

/** For `refine` of a query with a period: its last day is not before its first. Days as ISO 8601 compare as texts. */
export const isInOrder = ({ from, to }: Days): boolean => from === '' || to === '' || from <= to;

export const NOT_IN_ORDER = { path: ['to'], error: fault('filter_period_reversed') };
