import type { Movement } from '@/lib/db/ledger/record-movements';
import type { QuotaChange } from '@/lib/domain/api-user/quota';
import type { AccountScope, Actor } from './define-use-case';

type By = {
  readonly scope: Pick<AccountScope, 'id'>;
  readonly actor: Actor;
  readonly now: Date;
  readonly user: { readonly id: number; readonly login: string };
};

/** Both sides of a quota change, as the ledger tells them; none when nothing moves. */
export function quotaMovements(change: QuotaChange, { scope, actor, now, user }: By): Movement[] {
  const { creditsLeft, quotaLeft, accountDelta, quotaDelta } = change;
  if (quotaDelta === 0) return [];
  const common = {
    accountId: scope.id,
    login: user.login,
    kind: quotaDelta > 0 ? 'quota_assigned' : 'quota_released',
    messageId: null,
    actor: `panel:${actor.email}`,
    createdAt: now,
  } as const;
  return [
    { ...common, quotaOfId: null, amount: accountDelta, balanceAfter: creditsLeft },
    { ...common, quotaOfId: user.id, amount: quotaDelta, balanceAfter: quotaLeft },
  ];
}
