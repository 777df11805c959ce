import { CALLBACK_GIVEN_UP_AFTER_MS } from '@/lib/domain/delivery/callback-retry';
import type { Transaction } from '../client';
import type { FinishedAttempt } from './callback-queue';

/**
 * Keeps, for each API user, since when its URL has been failing: from the first failed try until the next success.
 * Calls that were queued before the URL was last saved say nothing about it.
 */
export async function followEndpoints(tx: Transaction, attempts: readonly FinishedAttempt[]): Promise<void> {
  const rows = JSON.stringify(attempts.map((a) => [a.deliveryId, a.at.getTime(), a.status === 'delivered' ? 1 : 0]));
  await tx.$executeRaw`
    UPDATE ApiUser SET callbackFailingSince = CASE WHEN heard.succeeded THEN NULL ELSE heard.firstAt END
    FROM (
      SELECT d.apiUserId AS id, max(done.value->>2) AS succeeded, min(done.value->>1) AS firstAt
      FROM json_each(${rows}) AS done
      JOIN CallbackDelivery d ON d.id = done.value->>0 AND d.kind = 'status'
      JOIN ApiUser u ON u.id = d.apiUserId AND d.createdAt >= COALESCE(u.callbackChangedAt, 0)
      GROUP BY d.apiUserId
    ) AS heard
    WHERE ApiUser.id = heard.id AND heard.succeeded = (callbackFailingSince IS NOT NULL)`;
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
  tx: Transaction,
  deliveryIds: readonly number[],
  now: Date,
): Promise<readonly GivenUpEndpoint[]> {
  const failed = JSON.stringify(deliveryIds);
  const failedSince = now.getTime() - CALLBACK_GIVEN_UP_AFTER_MS;
  const givenUp = await tx.$queryRaw<GivenUpEndpoint[]>`
    UPDATE ApiUser SET callbackSwitchedOffAt = ${now.getTime()}
    WHERE callbackSwitchedOffAt IS NULL AND callbackUrl IS NOT NULL AND callbackFailingSince <= ${failedSince}
      AND id IN (SELECT apiUserId FROM CallbackDelivery
        WHERE id IN (SELECT value FROM json_each(${failed})))
    RETURNING id AS apiUserId, accountId, login, callbackUrl, callbackFailingSince AS failingSince`;
  await tx.$executeRaw`
    UPDATE CallbackDelivery SET status = 'failed', nextAttemptAt = NULL
    WHERE status = 'pending' AND id IN (SELECT value FROM json_each(${failed}))
      AND (apiUserId IN (SELECT id FROM ApiUser WHERE callbackSwitchedOffAt IS NOT NULL)
        OR apiUserId IN (SELECT u.id FROM DeletedApiUser u
          JOIN SmsAccount a ON a.id = u.accountId AND a.callbackUrl IS NULL))`;
  if (givenUp.length > 0) {
    await tx.$executeRaw`
      UPDATE CallbackDelivery SET status = 'failed', nextAttemptAt = NULL
      WHERE status = 'pending' AND leaseUntil IS NULL
        AND apiUserId IN (SELECT value FROM json_each(${JSON.stringify(givenUp.map((user) => user.apiUserId))}))`;
  }
  return givenUp;
}
