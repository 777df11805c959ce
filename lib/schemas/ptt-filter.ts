import { z } from 'zod';
import { fault } from './fault';

const WRONG = fault('filter_no_ptt');

/** A ptt code, known or not. */
export const pttFilter = z.coerce.number(WRONG).int(WRONG).min(0, WRONG).max(9_999, WRONG).optional();
