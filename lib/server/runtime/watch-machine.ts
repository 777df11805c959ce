import type { Database } from '@/lib/db/connections/client';
import { databaseFile } from '@/lib/db/open/database-file';
import type { CarrierWatch } from '@/lib/domain/carrier/live-carrier';
import type { EventPublisher } from '@/lib/domain/events';
import type { Backups } from '@/lib/domain/instance/backup';
import type { ProcessHealth } from '@/lib/domain/instance/health';
import { agreedAt, carriersTogether } from '@/lib/domain/instance/node';
import type { Engine } from '@/lib/engine/engine';
import type { EngineMetrics } from '@/lib/engine/engine-metrics';
import type { Logger } from '@/lib/platform/log/logger';
import { BACKED_UP_ELSEWHERE } from '../backups/backed-up-elsewhere';
import { createBackups } from '../backups/create-backups';
import { createDailyBackups } from '../backups/daily-backups';
import { runBackup } from '../backups/run-backup';
import type { AskNodes } from '../carriers/ask-nodes';
import { createCarrierWatch } from '../carriers/create-carrier-watch';
import { watchOutages } from '../carriers/watch-outages';
import { createPace } from '../health/pace';
import { createProcessHealth, type HealthParts } from '../health/process-health';

type Watch = {
  readonly shown: {
    readonly backups: Backups;
    readonly processHealth: () => Promise<ProcessHealth>;
    readonly carrierWatch: CarrierWatch;
  };
  /** Makes the daily backup from now on, and one that was missed; and looks after carriers. */
  work(): void;
  /** Ends a backup that is being made. */
  stop(): Promise<void>;
};

type Begin = Omit<HealthParts, 'pace' | 'backups' | 'startedAt'> & {
  readonly engine: Pick<Engine, 'carriers' | 'askCarrier' | 'standing'>;
  readonly db: Database;
  readonly events: EventPublisher;
  readonly log: Logger;
  readonly now: () => Date;
  readonly asking: AskNodes;
};

/** Carriers however many nodes run them; null: another node looks after them. */
const carriersOfAll = (engine: Pick<Engine, 'carriers' | 'standing'>) => async () => {
  const { looksAfterCarriers, others, aheadMs } = engine.standing();
  if (!looksAfterCarriers) return null;
  const here = (await engine.carriers()).map(({ name, downSince }) => ({
    name,
    downSince: agreedAt(downSince, aheadMs),
    isDown: downSince !== null,
  }));
  return carriersTogether([{ carriers: here }, ...others]);
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
  const begin = ({ db, events, log, now, asking, ...parts }: Begin): Watch => {
    const { backups, daily } = beginBackups({ db, events, env: parts.env, log, now });
    const processHealth = createProcessHealth({ ...parts, pace, backups, startedAt: now() });
    const outages = watchOutages({
      db,
      events,
      engine: { carriers: carriersOfAll(parts.engine) },
      timeZone: parts.env.timeZone,
      log,
      now,
    });
    return {
      shown: { backups, processHealth, carrierWatch: createCarrierWatch(parts.engine, asking) },
      work: () => {
        daily?.start();
        outages.start();
      },
      stop: async () => {
        await Promise.all([daily?.stop(), outages.stop()]);
      },
    };
  };
  return { listener, begin };
}

type BackupParts = Pick<Begin, 'db' | 'events' | 'env' | 'log'> & { readonly now: () => Date };

/** Those of a file; of a server's database none are made from here. */
function beginBackups({ db, events, env, log, now }: BackupParts) {
  if (databaseFile(env.databaseUrl) === null) return { backups: BACKED_UP_ELSEWHERE, daily: null };
  const backups = createBackups({ ...env, run: runBackup, log, now });
  return { backups, daily: createDailyBackups({ db, events, backups, timeZone: env.timeZone, log, now }) };
}
