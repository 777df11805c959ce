import { insertAlerts } from '@/lib/db/accounts/alerts';
import { listCarriers } from '@/lib/db/carriers/carriers';
import {
  addNoneEnabled,
  addOutages,
  dropNoneEnabled,
  dropOutages,
  readNoneEnabled,
  readOutages,
} from '@/lib/db/carriers/outages';
import { findUntold, noteTold } from '@/lib/db/carriers/told-certificates';
import { type Database, inTransaction, type Transaction } from '@/lib/db/connections/client';
import { readDueSince } from '@/lib/db/health/stored-health';
import { listToldInstanceOwners } from '@/lib/db/panel-users/instance-owners';
import { plainAlert } from '@/lib/domain/alerts/alert-template';
import type { AlertTopic } from '@/lib/domain/alerts/alert-topic';
import type { Carrier } from '@/lib/domain/carrier/carrier';
import { judgeEnabled, judgeOutages, type SeenCarrier } from '@/lib/domain/carrier/outage';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import { endingCertificates } from '@/lib/use-cases/_shared/ending-certificates';
import { backTopic, certificateTopic, downTopic, enabledTopic } from './carrier-topics';

const LOOK_EVERY_MS = 5_000;

type Parts = {
  readonly db: Database;
  readonly events: EventPublisher;
  /** Null: another node looks after them. */
  readonly engine: { carriers(): Promise<readonly SeenCarrier[] | null> };
  readonly timeZone: string;
  readonly log: Logger;
  readonly now: () => Date;
};

/**
 * Tells the instance's owners by mail of a carrier that has taken nothing for long because something is in its way, and
 * of messages that have waited as long because none is enabled: once, and once when that is over, a restart in between or
 * not; what is told of and not over is kept, and stands on their pages. Of a client certificate it tells once, before it
 * ends.
 */
export function watchOutages({ db, events, engine, timeZone, log, now }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> | null = null;

  const judge = async () => {
    const at = now();
    const seen = await engine.carriers();
    if (seen === null) return;
    const { begun, ended, moot } = judgeOutages(seen, await readOutages(db), at);
    const carriers = await listCarriers(db);
    const enabled = await lookAtEnabled(db, carriers, at);
    const ending = await findUntold(db, endingCertificates(carriers, at));
    if (begun.length + ended.length + moot.length + ending.length === 0 && enabled === null) return;
    logNews(log, { begun, ended, ending, enabled });
    const topics = [
      ...begun.map((one) => downTopic(one, timeZone)),
      ...ended.map((one) => backTopic(one, at, timeZone)),
      ...(enabled ? [enabledTopic(enabled, at, timeZone)] : []),
      ...ending.map((one) => certificateTopic(one, at, timeZone)),
    ];
    const told = await inTransaction(db, async (tx) => {
      await addOutages(tx, begun);
      await dropOutages(
        tx,
        [...ended, ...moot].map(({ carrier }) => carrier),
      );
      if (enabled?.kind === 'begun') await addNoneEnabled(tx, enabled.one);
      if (enabled?.kind === 'ended') await dropNoneEnabled(tx);
      await noteTold(tx, ending);
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

async function lookAtEnabled(db: Database, carriers: readonly Carrier[], now: Date) {
  const disabled = carriers.map(({ disabledAt }) => disabledAt?.getTime() ?? null);
  const times = disabled.filter((time) => time !== null);
  const seen = {
    isNoneEnabled: times.length === disabled.length,
    disabledAt: times.length === 0 ? null : new Date(Math.max(...times)),
    waitingSince: await readDueSince(db, now),
  };
  return judgeEnabled(seen, await readNoneEnabled(db), now);
}

type News = ReturnType<typeof judgeOutages> & {
  readonly ending: Awaited<ReturnType<typeof findUntold>>;
  readonly enabled: Awaited<ReturnType<typeof lookAtEnabled>>;
};

function logNews(log: Logger, { begun, ended, ending, enabled }: Omit<News, 'moot'>): void {
  if (enabled?.kind === 'begun') log.error({ since: enabled.one.since }, 'no carrier is enabled, and messages wait');
  if (enabled?.kind === 'ended') log.info('a carrier is enabled again');
  for (const { carrier, since } of begun) log.error({ carrier, since }, 'a carrier is down');
  for (const { carrier } of ended) log.info({ carrier }, 'a carrier is back');
  for (const { carrier, endsAt } of ending) log.warn({ carrier, endsAt }, "a carrier's client certificate ends");
}

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
