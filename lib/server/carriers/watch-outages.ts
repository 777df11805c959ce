import { insertAlerts } from '@/lib/db/accounts/alerts';
import { addOutages, dropOutages, readOutages } from '@/lib/db/carriers/outages';
import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { listToldInstanceOwners } from '@/lib/db/panel-users/instance-owners';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import { type CarrierOutage, judgeOutages, type SeenCarrier } from '@/lib/domain/carrier/outage';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';

const LOOK_EVERY_MS = 30_000;

type Parts = {
  readonly db: Database;
  readonly events: EventPublisher;
  readonly engine: { carriers(): Promise<readonly SeenCarrier[]> };
  readonly timeZone: string;
  readonly log: Logger;
  readonly now: () => Date;
};

/**
 * Tells the instance's owners by mail of a carrier that has taken nothing for long because something is in its way, once,
 * and once when that is over, a restart in between or not; what is told of and not over is kept, and stands on their pages.
 */
export function watchOutages({ db, events, engine, timeZone, log, now }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  const judge = async () => {
    const at = now();
    const { begun, ended, moot } = judgeOutages(await engine.carriers(), await readOutages(db), at);
    if (begun.length + ended.length + moot.length === 0) return;
    for (const { carrier, since } of begun) log.error({ carrier, since }, 'a carrier is down');
    for (const { carrier } of ended) log.info({ carrier }, 'a carrier is back');
    const topics = [
      ...begun.map((one) => downTopic(one, timeZone)),
      ...ended.map((one) => backTopic(one, at, timeZone)),
    ];
    const told = await inTransaction(db, async (tx) => {
      await addOutages(tx, begun);
      await dropOutages(
        tx,
        [...ended, ...moot].map(({ carrier }) => carrier),
      );
      return tellOwners(tx, topics, at);
    });
    for (const accountId of told) events.publish({ type: 'alerts', accountId });
  };

  const look = () => {
    looking ??= judge()
      .catch((cause: unknown) => log.error({ err: cause }, 'carriers could not be looked after'))
      .finally(() => {
        looking = null;
      });
    return looking;
  };

  return {
    look,
    start: () => {
      timer = setInterval(() => void look(), LOOK_EVERY_MS).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await looking;
    },
  };
}

const downTopic = ({ carrier, since }: CarrierOutage, timeZone: string): AlertTopic => ({
  kind: 'carrier-down',
  carrier,
  at: since.toISOString(),
  timeZone,
});

const backTopic = ({ carrier, since }: CarrierOutage, at: Date, timeZone: string): AlertTopic => ({
  kind: 'carrier-back',
  carrier,
  at: at.toISOString(),
  downSince: since.toISOString(),
  timeZone,
});

/** Answers the accounts in whose logs it stands: not why, which tells of the machine and of every account. */
async function tellOwners(tx: Transaction, topics: readonly AlertTopic[], at: Date): Promise<readonly number[]> {
  const owners = topics.length === 0 ? [] : await listToldInstanceOwners(tx);
  for (const { email, accountId } of owners) {
    await insertAlerts(
      tx,
      accountId,
      topics.map((topic) => plainAlert('', email, topic)),
      at,
    );
  }
  return owners.map(({ accountId }) => accountId);
}
