import { z } from 'zod';
import { MESSAGE_STATES } from '@/lib/domain/delivery/message-state';
import { searchText } from './list-query';

/** What somebody types who wants to go somewhere: a part of a name, a number, a message's id. */
export const accountSearchQuery = z.strictObject({ text: searchText(60) });
export type AccountSearchQuery = z.infer<typeof accountSearchQuery>;

/** A few things of an account that fit, of each kind. */
export const accountSearchAnswer = z.object({
  messages: z.array(
    z.object({
      id: z.number(),
      recipient: z.string(),
      /** As its country writes it. */
      groupedRecipient: z.string(),
      state: z.enum(MESSAGE_STATES),
      createdAt: z.iso.datetime(),
    }),
  ),
  sends: z.array(z.object({ id: z.number(), messageCount: z.number(), createdAt: z.iso.datetime() })),
  logins: z.array(z.string()),
  senders: z.array(z.object({ sender: z.string(), groupedSender: z.string() })),
});
export type AccountSearchAnswer = z.infer<typeof accountSearchAnswer>;
