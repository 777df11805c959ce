import { z } from 'zod';
import { parseCredits } from '@/lib/domain/credits';

/** An amount as a person types it; out comes hundredths of a credit. */
export const amount = z.string().transform((text, context) => {
  const parsed = parseCredits(text);
  if (parsed.ok) return parsed.value;
  const message = parsed.error === 'too_large' ? 'This is too much.' : 'Enter a number such as 150 or 12.50.';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});
