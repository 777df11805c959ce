import type { Backups } from '@/lib/domain/instance/backup';
import type { ProcessHealth } from '@/lib/domain/instance/health';
import type { EngineMetrics } from '@/lib/engine/engine-metrics';
import type { Logger } from '@/lib/platform/log/logger';
import { createBackups } from '../backups/create-backups';
import { runBackup } from '../backups/run-backup';
import { createPace } from '../health/pace';
import { createProcessHealth, type HealthParts } from '../health/process-health';

type Watch = {
  readonly shown: { readonly backups: Backups; readonly processHealth: () => Promise<ProcessHealth> };
  /** Ends a backup that is being made. */
  stop(): Promise<void>;
};

/** What counts for the last minute of health, before `metrics` is told. */
export function watchMachine(metrics: EngineMetrics) {
  const pace = createPace(() => performance.now());
  const listener: EngineMetrics = {
    ...metrics,
    batchCommitted: (requests, seconds) => {
      metrics.batchCommitted(requests, seconds);
      pace.accepted(requests);
    },
    carrierAnswered: (carrier, messages, seconds) => {
      metrics.carrierAnswered(carrier, messages, seconds);
      pace.handedOver(messages);
    },
  };
  const begin = ({ log, ...parts }: Omit<HealthParts, 'pace' | 'backups' | 'startedAt'> & { log: Logger }): Watch => {
    const backups = createBackups({ ...parts.env, run: runBackup, log, now: () => new Date() });
    const processHealth = createProcessHealth({ ...parts, pace, backups, startedAt: new Date() });
    return { shown: { backups, processHealth }, stop: backups.stop };
  };
  return { listener, begin };
}
