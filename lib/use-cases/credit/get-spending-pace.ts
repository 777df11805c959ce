import { hasHadCredit, hasSpentBefore, readDailySpending } from '@/lib/db/accounts/spending';
import { FORECAST_DAYS, type SpendingPace, spendingPace } from '@/lib/domain/account/credit-forecast';
import { ok } from '@/lib/domain/result';
import { dayInZone } from '@/lib/domain/time/zoned-time';
import { defineUseCase } from '../_shared/define-use-case';

type Answer = {
  readonly pace: SpendingPace;
  /** In days since 1970 on the account's clock, as usage is counted. */
  readonly today: number;
  /** False: none ever came, so that none is used up. */
  readonly hasHadCredit: boolean;
};

/** How fast an account's own credit is spent. */
export const getSpendingPace = defineUseCase<void, Answer>({
  action: 'credit.read',
  run: async ({ db, now }, { id, timeZone }) => {
    const today = dayInZone(now, timeZone);
    const since = today - FORECAST_DAYS;
    const days = await readDailySpending(db, id, since);
    const firstDay = (await hasSpentBefore(db, id, since)) ? since - 1 : (days[0]?.day ?? null);
    return ok({ pace: spendingPace({ today, firstDay, days }), today, hasHadCredit: await hasHadCredit(db, id) });
  },
});
