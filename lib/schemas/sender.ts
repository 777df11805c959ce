import { z } from 'zod';

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
