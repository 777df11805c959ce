/** Input and output of the senders tab. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { isSender, LONGEST_DESCRIPTION } from '@/lib/domain/sender/sender';
import { fault } from './fault';

const description = z
  .string()
  .trim()
  .max(LONGEST_DESCRIPTION, fault('at_most_characters', { most: LONGEST_DESCRIPTION }))
  .refine(isOneLine, fault('description_not_one_line'));

export const addSenderSchema = z.object({
  sender: z
    .string()
    .trim()
    .min(1, fault('sender_missing'))
    .max(50, fault('sender_invalid'))
    .refine(isSender, fault('sender_invalid')),
  description,
});

export const changeSenderSchema = z.object({ description, isEnabled: z.boolean() });

const senderRow = z.object({
  sender: z.string(),
  type: z.enum(['name', 'number']),
  description: z.string(),
  isEnabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type SenderRow = z.infer<typeof senderRow>;

export const senderList = z.object({ senders: z.array(senderRow) });
export type SenderList = z.infer<typeof senderList>;
