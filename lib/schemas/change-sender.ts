/** What is typed of a sender. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { LONGEST_DESCRIPTION } from '@/lib/domain/sender/sender';
import { senderFault } from '@/lib/domain/sender/sender-fault';
import { fault } from './fault';

const description = z
  .string()
  .trim()
  .max(LONGEST_DESCRIPTION, fault('at_most_characters', { most: LONGEST_DESCRIPTION }))
  .refine(isOneLine, fault('description_not_one_line'));

/** One that an account may declare. */
export const newSender = z
  .string()
  .trim()
  .superRefine((sender, context) => {
    const found = senderFault(sender);
    if (found)
      context.addIssue({ code: 'custom', message: fault(found.code, 'facts' in found ? found.facts : undefined) });
  });

export const addSenderSchema = z.object({
  sender: newSender,
  description,
});

export const changeSenderSchema = z.object({ description, isEnabled: z.boolean() });
