import type { Writer } from '@/lib/db/connections/writer';
import { readOutstanding } from '@/lib/db/messages/outstanding';
import { boundIncoming } from '@/lib/domain/incoming/incoming';
import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';
import { boundDriverReceipt, boundResult } from '../carriers/contract/bound-news';
import type { CarrierHost, ConnectedCarrier } from '../carriers/contract/driver';
import type { NewsIntake } from './news-intake';

type Options = {
  readonly carrier: ConnectedCarrier;
  readonly writer: Writer;
  readonly log: Logger;
  readonly now: () => Date;
  readonly news: Pick<NewsIntake, 'receipt' | 'incoming'>;
  readonly submitted: CarrierHost['submitted'];
  /** Told when the driver may take more than before. */
  readonly onRoom: () => void;
  /** Told whenever it is connected, or is not any more. */
  readonly onConnected: (isConnected: boolean) => void;
};

const LOG_EVERY_MS = 60_000;

/** While it tries again there is no reason, which is none. */
const isOther = (reason: string | null, before: string | null): boolean => reason !== null && reason !== before;

/** Starts a carrier's driver, which asks the engine and tells it by this: the border, where what it says is bounded. */
export function connectHost({ carrier: { name, driver }, writer, log, now, news, submitted, ...told }: Options): void {
  const { onRoom, onConnected } = told;
  const { admit } = createThrottle({ everyMs: LOG_EVERY_MS, mostKinds: 4 });
  /** As it was told last; null: it has neither connected nor failed yet. */
  let connected: boolean | null = null;
  let reason: string | null = null;
  const tellState = () => {
    const { bound, lastError } = driver.state();
    const isStarting = connected === null && !bound && lastError === null;
    // One that tries again after a fault has not shown yet that it is mended.
    const works = bound && lastError === null;
    if (isStarting || (bound && !works)) return;
    const isNews = works !== connected;
    // One that was lost, and now is refused, is down for another reason than before.
    if (!isNews && !isOther(lastError, reason)) return;
    connected = works;
    reason = lastError;
    if (isNews) onConnected(works);
    if (works) log.info({ carrier: name }, 'the carrier is connected');
    else log.warn({ carrier: name, lastError }, 'the carrier is not connected: what is due waits');
  };
  /** Refused, it would come again for ever. */
  const logDropped = (what: string, refusal: string) => {
    const heldBack = admit(refusal, now());
    if (heldBack !== null) log.error({ carrier: name, refusal, heldBack }, `${what} that cannot be kept was dropped`);
  };
  driver.start({
    submitted: (answers) => submitted(answers.map((answer) => ({ ...answer, result: boundResult(answer.result) }))),
    incoming: async (segment) => {
      const bounded = boundIncoming({ ...segment, carrier: name });
      if (bounded.ok) return news.incoming(bounded.value);
      logDropped('an incoming message', bounded.error);
    },
    receipt: async (receipt) => {
      const bounded = boundDriverReceipt(receipt, now);
      if (bounded.ok) return news.receipt({ ...bounded.value, carrier: name });
      logDropped('a receipt', bounded.error);
    },
    outstanding: (after) => writer.commit((tx) => readOutstanding(tx, name, after)),
    stateChanged: () => {
      tellState();
      onRoom();
    },
  });
}
