import { z } from 'zod';

const senderRow = z.object({
  sender: z.string(),
  /** As people read it: of a number as its country writes it. */
  groupedSender: z.string(),
  type: z.enum(['name', 'number']),
  description: z.string(),
  isEnabled: z.boolean(),
  createdAt: z.iso.datetime(),
});
export type SenderRow = z.infer<typeof senderRow>;

export const senderList = z.object({ senders: z.array(senderRow) });
export type SenderList = z.infer<typeof senderList>;
