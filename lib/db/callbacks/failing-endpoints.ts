import { CAN_BE_SWITCHED_OFF, type CallbackKind } from '@/lib/domain/callbacks/callback-kinds';
import { CALLBACK_GIVEN_UP_AFTER_MS } from '@/lib/domain/callbacks/callback-success';
import { list } from '../connections/fragments';
import type { SqlTransaction } from '../connections/sql-transaction';

/** How one try went, and whose URL it was. */
export type EndpointTry = {
  readonly kind: CallbackKind;
  readonly accountId: number;
  readonly apiUserId: number | null;
  /** When the callback was first owed. */
  readonly createdAt: Date;
  readonly at: Date;
  readonly delivered: boolean;
};

type Endpoint = {
  readonly id: number;
  readonly callbackChangedAt: Date | null;
  readonly callbackFailingSince: Date | null;
};

const endpointsOf = (tries: readonly EndpointTry[]) => [...new Set(tries.flatMap(({ apiUserId }) => apiUserId ?? []))];

/** Locks the API users whose URLs were tried. */
export async function holdEndpoints(tx: SqlTransaction, made: readonly EndpointTry[]): Promise<void> {
  const ids = endpointsOf(made);
  if (!tx.dialect.hasOtherWriters || ids.length === 0) return;
  await tx.$queryRaw`SELECT id FROM "ApiUser" WHERE id IN (${list(ids)}) ORDER BY id ${tx.dialect.locking()}`;
}

/**
 * Keeps, for each API user, since when its URL has been failing: from the first failed try until the next success.
 * Calls that were queued before the URL was last saved say nothing about it.
 */
export async function followEndpoints(tx: SqlTransaction, made: readonly EndpointTry[]): Promise<void> {
  const tries = made.filter(({ kind }) => kind === CAN_BE_SWITCHED_OFF);
  const endpoints = await tx.$queryRaw<Endpoint[]>`
    SELECT id, "callbackChangedAt", "callbackFailingSince" FROM "ApiUser" WHERE id IN (${list(endpointsOf(tries))})
    ORDER BY id ${tx.dialect.locking()}`;
  for (const { id, callbackChangedAt, callbackFailingSince } of endpoints) {
    const heard = tries.filter(
      ({ apiUserId, createdAt }) => apiUserId === id && createdAt.getTime() >= (callbackChangedAt?.getTime() ?? 0),
    );
    if (heard.length === 0) continue;
    const succeeded = heard.some(({ delivered }) => delivered);
    if (succeeded !== (callbackFailingSince !== null)) continue;
    const since = succeeded ? null : new Date(Math.min(...heard.map(({ at }) => at.getTime())));
    await tx.$executeRaw`UPDATE "ApiUser" SET "callbackFailingSince" = ${since} WHERE id = ${id}`;
  }
}

type AccountEndpoint = Pick<Endpoint, 'id' | 'callbackFailingSince'> & { readonly callbackChangedAt: Date | null };

/** An account whose own URL fails from now on, or does no more; `heardOf`: when the callback was owed that says so. */
export type AccountTurn = { readonly accountId: number; readonly failingSince: Date | null; readonly heardOf: Date };

/**
 * Of which accounts the own URL, by the same rules, begins to fail or to answer: it is called for whoever has no own one.
 * It locks none: that is done in a transaction of its own (`turnAccounts`), since an account is locked before anything else.
 */
export async function findAccountTurns(tx: SqlTransaction, made: readonly EndpointTry[]): Promise<AccountTurn[]> {
  const tries = made.filter(({ kind }) => kind === CAN_BE_SWITCHED_OFF);
  if (tries.length === 0) return [];
  const users = await tx.$queryRaw<Pick<Endpoint, 'id' | 'callbackChangedAt'>[]>`
    SELECT id, "callbackChangedAt" FROM "ApiUser" WHERE id IN (${list(endpointsOf(tries))}) AND "callbackUrl" IS NULL`;
  const withoutOwn = new Map(users.map(({ id, callbackChangedAt }) => [id, callbackChangedAt?.getTime() ?? 0]));
  const isAccounts = ({ apiUserId, createdAt }: EndpointTry) =>
    apiUserId === null || createdAt.getTime() >= (withoutOwn.get(apiUserId) ?? Number.POSITIVE_INFINITY);
  const byAccount = Map.groupBy(tries.filter(isAccounts), ({ accountId }) => accountId);
  if (byAccount.size === 0) return [];
  const accounts = await tx.$queryRaw<AccountEndpoint[]>`
    SELECT id, "callbackChangedAt", "callbackFailingSince" FROM "SmsAccount"
    WHERE id IN (${list([...byAccount.keys()])}) AND "callbackUrl" IS NOT NULL ORDER BY id`;
  return accounts.flatMap(({ id, callbackChangedAt, callbackFailingSince }) => {
    const heard = (byAccount.get(id) ?? []).filter(
      ({ createdAt }) => createdAt.getTime() >= (callbackChangedAt?.getTime() ?? 0),
    );
    const succeeded = heard.some(({ delivered }) => delivered);
    if (heard.length === 0 || succeeded !== (callbackFailingSince !== null)) return [];
    const failingSince = succeeded ? null : new Date(Math.min(...heard.map(({ at }) => at.getTime())));
    return {
      accountId: id,
      failingSince,
      heardOf: new Date(Math.min(...heard.map(({ createdAt }) => createdAt.getTime()))),
    };
  });
}

/** Keeps them, but of URLs that were saved meanwhile. */
export async function turnAccounts(tx: SqlTransaction, turns: readonly AccountTurn[]): Promise<void> {
  for (const { accountId, failingSince, heardOf } of turns)
    await tx.$executeRaw`
      UPDATE "SmsAccount" SET "callbackFailingSince" = ${failingSince} WHERE id = ${accountId}
        AND "callbackUrl" IS NOT NULL AND ("callbackFailingSince" IS NULL) = ${failingSince !== null}
        AND ("callbackChangedAt" IS NULL OR "callbackChangedAt" <= ${heardOf})`;
}

export type GivenUpEndpoint = {
  readonly apiUserId: number;
  readonly accountId: number;
  readonly login: string;
  readonly callbackUrl: string;
  readonly failingSince: Date;
};

/**
 * Switches off the URLs among those of these failed deliveries that have failed too long. What is owed to a URL that
 * is off ends as failed, also what was in flight or redelivered meanwhile; so does what was in flight to a URL that
 * went with its API user.
 */
export async function giveUpEndpoints(
  tx: SqlTransaction,
  deliveryIds: readonly number[],
  now: Date,
): Promise<readonly GivenUpEndpoint[]> {
  const failed = list(deliveryIds);
  const failedSince = new Date(now.getTime() - CALLBACK_GIVEN_UP_AFTER_MS);
  const givenUp = await tx.$queryRaw<GivenUpEndpoint[]>`
    UPDATE "ApiUser" SET "callbackSwitchedOffAt" = ${now}
    WHERE "callbackSwitchedOffAt" IS NULL AND "callbackUrl" IS NOT NULL AND "callbackFailingSince" <= ${failedSince}
      AND id IN (SELECT "apiUserId" FROM "CallbackDelivery"
        WHERE id IN (${failed}) AND kind = ${CAN_BE_SWITCHED_OFF})
    RETURNING id AS "apiUserId", "accountId", login, "callbackUrl", "callbackFailingSince" AS "failingSince"`;
  await tx.$executeRaw`
    UPDATE "CallbackDelivery" SET status = 'failed', "nextAttemptAt" = NULL
    WHERE status = 'pending' AND id IN (${failed}) AND kind = ${CAN_BE_SWITCHED_OFF}
      AND ("apiUserId" IN (SELECT id FROM "ApiUser" WHERE "callbackSwitchedOffAt" IS NOT NULL)
        OR "apiUserId" IN (SELECT u.id FROM "DeletedApiUser" u
          JOIN "SmsAccount" a ON a.id = u."accountId" AND a."callbackUrl" IS NULL))`;
  if (givenUp.length > 0) {
    await tx.$executeRaw`
      UPDATE "CallbackDelivery" SET status = 'failed', "nextAttemptAt" = NULL
      WHERE status = 'pending' AND "leasedBy" IS NULL AND kind = ${CAN_BE_SWITCHED_OFF}
        AND "apiUserId" IN (${list(givenUp.map((user) => user.apiUserId))})`;
  }
  return givenUp;
}
