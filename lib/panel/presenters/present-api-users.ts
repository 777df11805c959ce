import type { ApiUser, ApiUserDetails, ApiUserPage } from '@/lib/domain/api-user/api-user';
import type { ApiUserList, ApiUserRow } from '@/lib/schemas/api-user';
import type { ApiUserDetails as PresentedDetails } from '@/lib/schemas/api-user-details';

const presentApiUser = ({
  disabledAt,
  lastUsedAt,
  callbackSwitchedOffAt,
  callbackFailingSince,
  passwordChangedAt,
  ...user
}: ApiUser): ApiUserRow => ({
  ...user,
  callbackFailingSince: callbackFailingSince?.toISOString() ?? null,
  passwordChangedAt: passwordChangedAt.toISOString(),
  ipRestrictions: [...user.ipRestrictions],
  callbackSwitchedOffAt: callbackSwitchedOffAt?.toISOString() ?? null,
  disabled: disabledAt !== null,
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});

/** A page of API users as the panel reads it. */
export const presentApiUsers = ({ users, readAt, ...page }: ApiUserPage): ApiUserList => ({
  ...page,
  readAt: readAt.toISOString(),
  users: users.map(presentApiUser),
});

/** One API user, and how it fares, as the panel reads it. */
export const presentApiUserDetails = ({
  readAt,
  user,
  usage,
  refused,
  ...counts
}: ApiUserDetails): PresentedDetails => ({
  readAt: readAt.toISOString(),
  user: presentApiUser(user),
  usage: { ...usage, spans: [...usage.spans] },
  refused: refused.map((request) => ({ ...request, at: request.at.toISOString() })),
  ...counts,
});
