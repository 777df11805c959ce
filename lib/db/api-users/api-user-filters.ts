import type { ApiUserFilters } from '@/lib/domain/api-user/api-user';
import { Prisma } from '../generated/client';
import { EVERY_ROW } from '../search/search-log';
import { LIMIT_REACHED } from './api-user-rows';

/** What each filter asks of a row. */
const FILTERS: { readonly [Name in keyof ApiUserFilters]: Readonly<Record<ApiUserFilters[Name], Prisma.Sql>> } = {
  quota: {
    '': EVERY_ROW,
    on: Prisma.sql`"quotaActive"`,
    off: Prisma.sql`NOT "quotaActive"`,
    used_up: Prisma.sql`("quotaActive" AND "quotaLeft" <= 0)`,
  },
  limit: {
    '': EVERY_ROW,
    on: Prisma.sql`"alertThreshold" IS NOT NULL`,
    off: Prisma.sql`"alertThreshold" IS NULL`,
    reached: LIMIT_REACHED,
  },
  restrictions: {
    '': EVERY_ROW,
    on: Prisma.sql`"ipRestrictions" <> '[]'`,
    off: Prisma.sql`"ipRestrictions" = '[]'`,
  },
  callback: {
    '': EVERY_ROW,
    on: Prisma.sql`"callbackUrl" IS NOT NULL`,
    off: Prisma.sql`"callbackUrl" IS NULL`,
    failing: Prisma.sql`("callbackUrl" IS NOT NULL AND "callbackFailingSince" IS NOT NULL
      AND "callbackSwitchedOffAt" IS NULL)`,
    switched_off: Prisma.sql`("callbackUrl" IS NOT NULL AND "callbackSwitchedOffAt" IS NOT NULL)`,
  },
  state: {
    '': EVERY_ROW,
    enabled: Prisma.sql`"disabledAt" IS NULL`,
    disabled: Prisma.sql`"disabledAt" IS NOT NULL`,
  },
};

/** A condition on rows of "ApiUser": what every one of these filters lets through. */
export const filterApiUsers = ({
  quota = '',
  limit = '',
  restrictions = '',
  callback = '',
  state = '',
}: Partial<ApiUserFilters>): Prisma.Sql =>
  Prisma.sql`${FILTERS.quota[quota]} AND ${FILTERS.limit[limit]} AND ${FILTERS.restrictions[restrictions]}
  AND ${FILTERS.callback[callback]} AND ${FILTERS.state[state]}`;
