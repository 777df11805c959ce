/** Credit for tests, through the same door as everywhere: what they begin with is as sound as what they end with. */
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { post } from '@/lib/db/ledger/post';
import { planQuotaChange } from '@/lib/domain/api-user/quota';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import type { Credits } from '@/lib/domain/credits';
import { giveQuota } from '@/lib/use-cases/_shared/give-quota';

/** Adds to an account's credit. */
export const grantCredit = (db: Database, accountId: number, amount: Credits, now: Date): Promise<void> =>
  inTransaction(db, (tx) =>
    post(
      tx,
      [{ accountId, quotaOfId: null, login: null, kind: 'grant', amount, reason: '', messageId: null, actor: 'test' }],
      now,
    ),
  );

/** Sets an API user's quota as an owner does; null switches it off. */
export async function setQuota(db: Database, apiUserId: number, quota: Credits | null, now: Date): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.$executeRaw`UPDATE "ApiUser" SET login = login WHERE id = ${apiUserId}`;
    const user = await tx.apiUser.findUniqueOrThrow({ where: { id: apiUserId }, include: { account: true } });
    const purse = {
      creditsLeft: Number(user.account.creditsLeft),
      quotaActive: user.quotaActive,
      quotaLeft: Number(user.quotaLeft),
    };
    const plan = planQuotaChange(purse, { active: quota !== null, quota: quota ?? 0 });
    if (!plan.ok) throw new Error(plan.error);
    await giveQuota(tx, { scope: { id: user.accountId }, actor: SYSTEM, now }, user, plan.value);
  });
}
