import { z } from 'zod';
import { parseCredits } from '@/lib/domain/credits';
import { fault } from './fault';

/** An amount as a person types it; out comes hundredths of a credit. */
export const amount = z.string().transform((text, context) => {
  const parsed = parseCredits(text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: 'custom', message: fault(parsed.error) });
  return z.NEVER;
});
