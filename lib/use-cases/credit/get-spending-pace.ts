import { hasSpentBefore, readDailySpending } from '@/lib/db/accounts/spending';
import { FORECAST_DAYS, type SpendingPace, spendingPace } from '@/lib/domain/account/credit-forecast';
import { ok } from '@/lib/domain/result';
import { dayOf } from '@/lib/domain/usage/usage';
import { defineUseCase } from '../_shared/define-use-case';

type Answer = {
  readonly pace: SpendingPace;
  /** In days since the Unix epoch (UTC), as usage is counted. */
  readonly today: number;
};

/** How fast an account's own credit is spent. */
export const getSpendingPace = defineUseCase<void, Answer>({
  action: 'credit.read',
  run: async ({ db, now }, { id }) => {
    const today = dayOf(now);
    const since = today - FORECAST_DAYS;
    const days = await readDailySpending(db, id, since);
    const firstDay = (await hasSpentBefore(db, id, since)) ? since - 1 : (days[0]?.day ?? null);
    return ok({ pace: spendingPace({ today, firstDay, days }), today });
  },
});
