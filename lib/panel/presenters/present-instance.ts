import type { InstanceAccountPage } from '@/lib/domain/account/account-of-instance';
import type { PersonPage } from '@/lib/domain/panel-user/person';
import type { InstanceAccounts, PeopleList } from '@/lib/schemas/instance';

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

/** Everybody who signs in to the panel. */
export const presentPeople = ({ people, ...place }: PersonPage): PeopleList => ({
  ...place,
  people: people.map(({ lastSeenAt, accounts, ...person }) => ({
    ...person,
    accounts: [...accounts],
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
  })),
});
