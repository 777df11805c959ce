/**
 * Tells this process what commands at the machine have changed: they write to the same database from a process of their
 * own, and leave an entry in the audit log with everything.
 */
import { findLastAuditEntry, listAccountsChangedFrom } from '@/lib/db/accounts/audit-log';
import type { Database } from '@/lib/db/connections/client';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import type { EventKind, EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';

const LOOK_EVERY_MS = 1_000;

/** Whatever a command can change. */
const CHANGED: readonly EventKind[] = ['credits', 'api-users', 'panel-users', 'audit'];

type Parts = {
  readonly db: Database;
  readonly events: EventPublisher;
  /** Looks whether carriers have changed: they belong to no account. */
  readonly lookForCarriers: () => Promise<void>;
  readonly log: Logger;
};

/** Looks once a second, by the log's key; answers how to stop. */
export async function hearCommands(
  { db, events, lookForCarriers, log }: Parts,
  everyMs = LOOK_EVERY_MS,
): Promise<() => Promise<void>> {
  let heard = await findLastAuditEntry(db);
  const look = async () => {
    await lookForCarriers();
    const last = await findLastAuditEntry(db);
    if (last === heard) return;
    const accounts = await listAccountsChangedFrom(db, AT_THE_MACHINE.clientIp, { after: heard, upTo: last });
    heard = last;
    for (const accountId of accounts) for (const type of CHANGED) events.publish({ type, accountId });
  };
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look).catch((cause: unknown) => {
      log.warn({ err: cause }, 'what commands have changed could not be read; it is looked for again');
    });
  }, everyMs);
  return () => {
    clearInterval(timer);
    return looking;
  };
}
