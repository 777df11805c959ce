import { z } from 'zod';
import { checkCallbackAddress } from '@/lib/domain/callbacks/callback-address';
import { fault } from './fault';

/** Where callbacks go. Empty text: there are none. */
export const typedUrl = z.string().transform((text, context) => {
  const checked = checkCallbackAddress(text);
  if (checked.ok) return checked.value;
  context.addIssue({ code: 'custom', message: fault(checked.error) });
  return z.NEVER;
});
