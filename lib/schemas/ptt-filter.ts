import { z } from 'zod';
import { fault } from './fault';

const WRONG = fault('filter_no_ptt');

/** A ptt code, known or not. */
export const pttFilter = z.coerce
  .string()
  .regex(/^\d{1,4}$/, WRONG)
  .transform(Number)
  .optional();
