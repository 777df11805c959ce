import { insertAlerts } from '@/lib/db/accounts/alerts';
import { insertAuditEntry } from '@/lib/db/accounts/audit-log';
import { type FinishedAttempt, recordAttempts } from '@/lib/db/callbacks/callback-queue';
import {
  type EndpointTry,
  findAccountTurns,
  followEndpoints,
  type GivenUpEndpoint,
  giveUpEndpoints,
  holdEndpoints,
  turnAccounts,
} from '@/lib/db/callbacks/failing-endpoints';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
import type { Writer } from '@/lib/db/connections/writer';
import { findOwners } from '@/lib/db/panel-users/memberships';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import { SYSTEM } from '@/lib/domain/authorisation/actor';
import { assertMay } from '@/lib/domain/authorisation/authorise';
import type { EventPublisher } from '@/lib/domain/events';

type Dependencies = {
  readonly writer: Writer;
  readonly events: EventPublisher;
  readonly nodeId: number;
  readonly now: Date;
};

export type RecordedTry = FinishedAttempt & EndpointTry;

/**
 * Records finished tries of callbacks. A URL that has failed for five days is switched off in the same transaction,
 * and the account's owners are told by mail.
 */
export async function recordCallbackAttempts(
  { writer, events, nodeId, now }: Dependencies,
  attempts: readonly RecordedTry[],
): Promise<void> {
  const { givenUp, turns } = await writer.commit(async (tx) => {
    // API users are locked before what they are owed, as by whoever deletes one.
    await holdEndpoints(tx, attempts);
    const held = await recordAttempts(tx, attempts, nodeId);
    const recorded = attempts.filter(({ deliveryId }) => held.has(deliveryId));
    await followEndpoints(tx, recorded);
    const failed = recorded.filter(({ delivered }) => !delivered).map(({ deliveryId }) => deliveryId);
    const endpoints = failed.length > 0 ? await giveUpEndpoints(tx, failed, now) : [];
    for (const endpoint of endpoints) await tellOwners(tx, endpoint, now);
    return { givenUp: endpoints, turns: await findAccountTurns(tx, recorded) };
  });
  // Rare, and what a death leaves out here the next try brings.
  if (turns.length > 0) await writer.commit((tx) => turnAccounts(tx, turns));
  for (const { accountId } of givenUp) {
    events.publish({ type: 'api-users', accountId });
    events.publish({ type: 'alerts', accountId });
  }
}

async function tellOwners(tx: SqlTransaction, endpoint: GivenUpEndpoint, now: Date): Promise<void> {
  const { accountId, login } = endpoint;
  assertMay(SYSTEM, accountId, 'api-user.change-callback');
  const { serviceName, timeZone, emails } = await findOwners(tx, accountId);
  const { callbackUrl, failingSince } = endpoint;
  const at = failingSince.toISOString();
  const topic = { kind: 'switched-off', login, serviceName, callbackUrl, at, timeZone } as const;
  const mails = emails.map((email) => plainAlert(login, email, topic));
  await insertAlerts(tx, accountId, mails, now);
  await insertAuditEntry(tx, {
    accountId,
    at: now,
    actor: SYSTEM,
    action: 'api-user.change-callback',
    subject: login,
    before: { callbackSwitchedOff: false },
    after: { callbackSwitchedOff: true, failingSince: endpoint.failingSince },
  });
}
