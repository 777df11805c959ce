import type { Writer } from '@/lib/db/connections/writer';
import type { EventPublisher } from '@/lib/domain/events';
import type { Logger } from '@/lib/platform/log/logger';
import type { ConnectedCarrier } from '../carriers/contract/driver';
import { connectHost } from './connect-host';
import type { HandedOver } from './create-claims';
import { createDispatcher } from './create-dispatcher';
import type { NewsIntake } from './news-intake';
import type { Router } from './routing/router';

export type DispatchOptions = {
  readonly writer: Writer;
  readonly carrier: ConnectedCarrier;
  readonly router: Router;
  readonly events: EventPublisher;
  readonly news: NewsIntake;
  readonly log: Logger;
  readonly nodeId: number;
  readonly now: () => Date;
  /** Milliseconds of a clock that nobody sets. */
  readonly running: () => number;
  /** Told how many messages were answered together, and in how many seconds. */
  readonly onAnswered: (messages: number, seconds: number) => void;
  /** Told when the driver may take more than before. */
  readonly onRoom: () => void;
  readonly onConnected: (isConnected: boolean) => void;
};

/** For how many messages there was room, too. */
type Round = HandedOver & { readonly room: number };

const NOTHING: HandedOver = { claimed: 0, isMore: false };

export type ConnectedDispatcher = {
  /** Gives up what was never answered, records what could not be before, and hands over what is due and fits. */
  round(): Promise<Round>;
  /** How many messages the driver has not answered yet. */
  underWay(): number;
  /** After the driver has stopped: takes what that has not answered as in doubt. */
  giveUp(): void;
};

const BETWEEN_ENDS_MS = 60_000;

/** Few enough that a claim holds the database, and with it everybody else, for some milliseconds only. */
const LARGEST_CLAIM = 100;

/** Starts a carrier's driver with all that stands between it and the database; each round is the caller's to begin. */
export function connectDispatcher({ onRoom, onConnected, ...options }: DispatchOptions): ConnectedDispatcher {
  const { writer, carrier, router, news, log, now } = options;
  const dispatcher = createDispatcher({
    ...options,
    onSubmitted: (submitted) => news.submitted({ carrier, router, submitted }),
    onTaken: (taken) => news.taken({ carrier, taken }),
  });
  connectHost({ carrier, writer, log, now, news, submitted: dispatcher.submitted, onRoom, onConnected });
  let endedAt = Number.NEGATIVE_INFINITY;
  /** While nothing is handed over, what waits grows old. */
  const endTooOld = async () => {
    const at = options.running();
    if (at - endedAt < BETWEEN_ENDS_MS) return;
    if ((await dispatcher.endTooOld(LARGEST_CLAIM)) < LARGEST_CLAIM) endedAt = at;
  };
  return {
    underWay: dispatcher.underWay,
    giveUp: dispatcher.giveUp,
    round: async () => {
      dispatcher.giveUpUnanswered();
      await news.retryRecording();
      const room = Math.min(LARGEST_CLAIM, carrier.driver.free());
      if (room === 0) await endTooOld();
      return { room, ...(room === 0 ? NOTHING : await dispatcher.handOver(room)) };
    },
  };
}
