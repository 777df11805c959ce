import type { InstanceAccountPage } from '@/lib/domain/account/account-of-instance';
import type { InstanceAccounts } from '@/lib/schemas/instance';

/** The instance's accounts as its pages read them. */
export const presentInstanceAccounts = ({ accounts, ...place }: InstanceAccountPage): InstanceAccounts => ({
  ...place,
  accounts: accounts.map(({ disabledAt, createdAt, owners, ...account }) => ({
    ...account,
    owners: [...owners],
    disabledAt: disabledAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  })),
});
