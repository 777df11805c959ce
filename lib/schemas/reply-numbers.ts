/** What is typed to say which numbers lead back to an account. */
import { z } from 'zod';
import { isShortNumber, isStopClause, LONGEST_CLAUSE } from '@/lib/domain/account/reply-numbers';
import { fault } from './fault';

export const shortNumber = z.string().trim().refine(isShortNumber, fault('short_number_invalid'));

export const stopClauseText = z
  .string()
  .trim()
  .refine(isStopClause, fault('stop_clause_invalid', { most: LONGEST_CLAUSE }));

export const replyNumbersSchema = z.object({
  /** Left empty: the account has none. */
  shortNumber: z.union([
    z
      .string()
      .trim()
      .length(0)
      .transform(() => null),
    shortNumber,
  ]),
  stopClauseText,
});

/** As the dialog began from them. */
export const seenReplyNumbers = z.object({ shortNumber: z.string().nullable(), stopClauseText: z.string() });
