import { z } from 'zod';
import { MOVEMENT_KINDS } from '@/lib/domain/ledger/movement';
import { MOVEMENT_CAUSES } from '@/lib/domain/ledger/movement-cause';
import { choiceOf, rowId, searchText } from './list-query';
import { logOf, logQuery, periodQuery } from './log';
import { namedActor } from './named-actor';

export const MOVEMENTS_PAGE_SIZE = 50;

const filters = {
  kind: choiceOf(['', ...MOVEMENT_KINDS]).default(''),
  /** A part of an API user's login. */
  login: searchText(40),
  message: rowId.optional(),
};

/** Which movements are added up, or written to a file. */
export const movementFilterQuery = periodQuery.safeExtend(filters);
export type MovementFilterQuery = z.infer<typeof movementFilterQuery>;

export const movementListQuery = logQuery.safeExtend(filters);
export type MovementListQuery = z.infer<typeof movementListQuery>;

const kind = z.enum(MOVEMENT_KINDS);

export const movementRow = z.object({
  id: z.number(),
  createdAt: z.iso.datetime(),
  kind,
  cause: z.enum(MOVEMENT_CAUSES),
  /** Signed. */
  amount: z.number(),
  balanceAfter: z.number(),
  isQuota: z.boolean(),
  login: z.string().nullable(),
  hasApiUser: z.boolean(),
  messageId: z.number().nullable(),
  hasPage: z.boolean(),
  scheduledFor: z.iso.datetime().nullable(),
  actor: namedActor,
  reason: z.string(),
  /** Of a transfer the account at its other end. */
  counterpart: z.string().nullable(),
  /** Whether the reader may look at that as well. */
  isCounterpartOwn: z.boolean(),
});
export type MovementRow = z.infer<typeof movementRow>;

export const movementList = logOf(movementRow);

export const movementSums = z.object({
  at: z.iso.datetime(),
  sums: z.array(z.object({ kind, count: z.number(), amount: z.number() })),
  /** Whether there were too many to add up: then of the newest alone. */
  isOfNewest: z.boolean(),
});
export type MovementSums = z.infer<typeof movementSums>;
