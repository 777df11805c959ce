import {
  type AlertKind,
  type AlertOutcome,
  type ClaimedAlert,
  claimDueAlerts,
  recordAlertOutcomes,
  saveAlertWords,
} from '@/lib/db/accounts/alert-outbox';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { SqlTransaction } from '@/lib/db/connections/sql-transaction';
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
  /** Puts what an alert is about into words, just before it is first sent. */
  readonly write: WriteAlert;
};

/** What came of one alert; null: that is recorded already. A throw: it was not sent. */
type Send = (alert: ClaimedAlert) => Promise<AlertOutcome['result'] | null>;

/** Sends what is due of one kind, all at once. */
export function createAlertWork(
  kind: AlertKind,
  { db, events, log, nodeId, now, write }: AlertDependencies,
  send: Send,
): DueWork {
  const recorder = createRecorder<AlertOutcome>({
    name: `alerts by ${kind}`,
    log,
    write: (outcomes) => inTransaction(db, (tx) => recordAlertOutcomes(tx, kind, outcomes, { nodeId, now: now() })),
  });
  const trySending = async (alert: ClaimedAlert) => {
    const result = await send(alert).catch((cause: unknown) => ({
      failed: cause instanceof Error ? cause.message : String(cause),
    }));
    if (result !== null) await recorder.record([{ alert, result }]);
    events.publish({ type: 'alerts', accountId: alert.accountId });
  };
  const inWords = async (tx: SqlTransaction, alert: ClaimedAlert): Promise<ClaimedAlert> => {
    if (alert.topic === null) return alert;
    const words = write(alert.topic, kind, alert.language);
    await saveAlertWords(tx, alert.id, words);
    return { ...alert, ...words };
  };
  return {
    retryRecording: recorder.retry,
    doDue: async (limit) => {
      // Woken by every change of credit, so it reads before it takes the lock.
      const next = await nextDueAt(db, kind);
      if (next === null || next > now()) return 0;
      const due = await inTransaction(db, async (tx) => {
        const claimed = await claimDueAlerts(tx, kind, { nodeId, now: now(), limit });
        const worded: ClaimedAlert[] = [];
        for (const alert of claimed) worded.push(await inWords(tx, alert));
        return worded;
      });
      const tried = await Promise.allSettled(due.map(trySending));
      for (const one of tried) if (one.status === 'rejected') throw one.reason;
      return due.length;
    },
  };
}
