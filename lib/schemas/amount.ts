import { z } from 'zod';
import { parseCredits } from '@/lib/domain/credits';
import { fault } from './fault';

/** Digits and what numbers are written with, which forms have not understood: not as the reader's language writes them. */
const SEPARATED = /^\d[\d\s.,]*$/;

/** An amount as forms make it of what a person types; out comes hundredths of a credit. */
export const amount = z.string().transform((text, context) => {
  const parsed = parseCredits(text);
  if (parsed.ok) return parsed.value;
  const isSeparated = parsed.error === 'not_a_number' && SEPARATED.test(text);
  context.addIssue({ code: 'custom', message: fault(isSeparated ? 'number_unclear' : parsed.error) });
  return z.NEVER;
});
