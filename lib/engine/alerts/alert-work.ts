import {
  type AlertKind,
  type AlertOutcome,
  type ClaimedAlert,
  recordAlertOutcomes,
  saveAlertWords,
} from '@/lib/db/accounts/alert-outbox';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import { nextDueAt } from '@/lib/db/outbox/leases';
import type { WriteAlert } from '@/lib/domain/alerts/alert-topic';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import type { DueWork } from '../outbox/due-loop';
import { createRecorder } from '../outbox/recorder';

export type AlertDependencies = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Claims what is due, by what knows whether this node may and what it has claimed. */
  readonly take: (kind: AlertKind, limit: number) => Promise<readonly ClaimedAlert[]>;
  /** Puts what an alert is about into words, just before it is first sent. */
  readonly write: WriteAlert;
};

/** What came of one alert; null: that is recorded already. A throw: it was not sent. */
type Send = (alert: ClaimedAlert) => Promise<AlertOutcome['result'] | null>;

/** Sends what is due of one kind, all at once. */
export function createAlertWork(
  kind: AlertKind,
  { db, events, log, nodeId, now, take, write }: AlertDependencies,
  send: Send,
): DueWork {
  const recorder = createRecorder<AlertOutcome>({
    name: `alerts by ${kind}`,
    log,
    write: (outcomes) => inTransaction(db, (tx) => recordAlertOutcomes(tx, kind, outcomes, { nodeId, now: now() })),
  });
  /** Kept, so that it says the same however often it is tried. */
  const inWords = async (alert: ClaimedAlert): Promise<ClaimedAlert> => {
    if (alert.topic === null) return alert;
    const words = write(alert.topic, kind, alert.language);
    await inTransaction(db, (tx) => saveAlertWords(tx, alert.id, words));
    return { ...alert, ...words };
  };
  const trySending = async (alert: ClaimedAlert) => {
    const result = await inWords(alert)
      .then(send)
      .catch((cause: unknown) => ({ failed: cause instanceof Error ? cause.message : String(cause) }));
    if (result !== null) await recorder.record([{ alert, result }]);
    events.publish({ type: 'alerts', accountId: alert.accountId });
  };
  return {
    retryRecording: recorder.retry,
    doDue: async (limit) => {
      // Woken by every change of credit, so it reads before it takes the lock.
      const next = await nextDueAt(db, kind);
      if (next === null || next > now()) return 0;
      const due = await take(kind, limit);
      const tried = await Promise.allSettled(due.map(trySending));
      for (const one of tried) if (one.status === 'rejected') throw one.reason;
      return due.length;
    },
  };
}
