import { senderKey } from '@/lib/domain/sender/sender';
import type { Database } from '../connections/client';

/** Everything that http2sms must know of an API user and its account before money is asked. */
export type ApiUserCredentials = {
  readonly apiUserId: number;
  readonly login: string;
  readonly passwordHash: string;
  readonly passwordEpoch: number;
  /** The password before the last change, while it stays valid. */
  readonly previousPassword: { readonly hash: string; readonly until: Date } | null;
  /** Itself, or its account. */
  readonly disabled: boolean;
  readonly ipRestrictions: string;
  readonly account: {
    readonly id: number;
    readonly timeZone: string;
    readonly stopClause: { readonly enabled: boolean; readonly text: string };
    readonly commercialHoursEnabled: boolean;
    readonly shortNumber: string | null;
    /** Enabled senders as they were declared, by their key (lib/domain/sender/sender.ts). */
    readonly senders: ReadonlyMap<string, string>;
  };
};

/** Null when the account or the login does not exist: the two are not told apart. */
export async function findApiUserCredentials(
  db: Database,
  serviceName: string,
  login: string,
): Promise<ApiUserCredentials | null> {
  const user = await db.apiUser.findFirst({
    where: { login, account: { serviceName } },
    include: { account: { include: { senders: { where: { status: 'enable' }, select: { sender: true } } } } },
  });
  if (!user) return null;
  const { account } = user;
  return {
    apiUserId: user.id,
    login: user.login,
    passwordHash: user.passwordHash,
    passwordEpoch: user.passwordEpoch,
    previousPassword:
      user.previousPasswordHash && user.previousPasswordUntil
        ? { hash: user.previousPasswordHash, until: user.previousPasswordUntil }
        : null,
    disabled: (user.disabledAt ?? account.disabledAt) !== null,
    ipRestrictions: user.ipRestrictions,
    account: {
      id: account.id,
      timeZone: account.timeZone,
      stopClause: { enabled: account.stopClauseEnabled, text: account.stopClauseText },
      commercialHoursEnabled: account.commercialHoursEnabled,
      shortNumber: account.shortNumber,
      senders: new Map(account.senders.map(({ sender }) => [senderKey(sender), sender])),
    },
  };
}

/** What one was called that is there no more; null: there was none of that id. */
export async function findDeletedName(
  db: Database,
  apiUserId: number,
): Promise<{ readonly account: string; readonly login: string } | null> {
  const deleted = await db.deletedApiUser.findUnique({ where: { id: apiUserId } });
  if (!deleted) return null;
  const account = await db.smsAccount.findUnique({ where: { id: deleted.accountId }, select: { serviceName: true } });
  return account && { account: account.serviceName, login: deleted.login };
}

/** By what its credentials are found; null: there is none of that id. */
export async function findApiUserName(
  db: Database,
  apiUserId: number,
): Promise<{ readonly account: string; readonly login: string } | null> {
  const user = await db.apiUser.findUnique({
    where: { id: apiUserId },
    select: { login: true, account: { select: { serviceName: true } } },
  });
  return user && { account: user.account.serviceName, login: user.login };
}
