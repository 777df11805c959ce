/** What is typed of a sender. */
import { z } from 'zod';
import { isOneLine } from '@/lib/domain/one-line';
import { isSender, LONGEST_DESCRIPTION } from '@/lib/domain/sender/sender';
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
  .min(1, fault('sender_missing'))
  .max(50, fault('sender_invalid'))
  .refine(isSender, fault('sender_invalid'));

export const addSenderSchema = z.object({
  sender: newSender,
  description,
});

export const changeSenderSchema = z.object({ description, isEnabled: z.boolean() });
