import { z } from 'zod';
import { REFUSAL_OWNERS, REFUSAL_REASONS, REFUSAL_WAYS } from '@/lib/domain/api-user/refused-request';
import { choiceOf, searchText } from './list-query';
import { logOf, logQuery } from './log';

export const REFUSALS_PAGE_SIZE = 50;

export const refusalListQuery = logQuery.safeExtend({
  /** A part of it. */
  login: searchText(40),
  /** The whole of a login. */
  of: searchText(40),
  reason: choiceOf(['', ...REFUSAL_REASONS]).default(''),
  way: choiceOf(['', ...REFUSAL_WAYS]).default(''),
});
export type RefusalListQuery = z.infer<typeof refusalListQuery>;

/** As lib/domain/api-user/refused-request.ts has it. */
export const refusedRequest = z.object({
  id: z.number(),
  at: z.iso.datetime(),
  refusal: z.string(),
  clientIp: z.string(),
  /** Null: it was kept before that was. */
  way: z.enum(REFUSAL_WAYS).nullable(),
});

const refusalRow = refusedRequest.extend({ login: z.string(), whose: z.enum(REFUSAL_OWNERS) });
export type RefusalRow = z.infer<typeof refusalRow>;

export const refusalList = logOf(refusalRow);
