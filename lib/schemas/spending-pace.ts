import { z } from 'zod';

export const spendingPaceAnswer = z.object({
  pace: z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['too_early', 'idle']) }),
    z.object({ kind: z.literal('steady'), spent: z.number(), days: z.number() }),
  ]),
  today: z.number(),
  hasHadCredit: z.boolean(),
});
