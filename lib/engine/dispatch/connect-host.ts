import type { Writer } from '@/lib/db/connections/writer';
import { readOutstanding } from '@/lib/db/messages/outstanding';
import type { Logger } from '@/lib/platform/log/logger';
import type { CarrierHost, ConnectedCarrier } from '../carriers/driver';
import type { NewsQueue } from '../receipts/news-queue';

type Options = {
  readonly carrier: ConnectedCarrier;
  readonly writer: Writer;
  readonly log: Logger;
  readonly news: Pick<NewsQueue, 'receipt'>;
  readonly submitted: CarrierHost['submitted'];
  /** Told when the driver may take more than before. */
  readonly onRoom: () => void;
};

/** Starts a carrier's driver, which asks the engine and tells it by this. */
export function connectHost({ carrier: { name, driver }, writer, log, news, submitted, onRoom }: Options): void {
  /** As it was told last; null: it has neither connected nor failed yet. */
  let connected: boolean | null = null;
  const tellState = () => {
    const { bound, lastError } = driver.state();
    const isStarting = connected === null && !bound && lastError === null;
    if (isStarting || bound === connected) return;
    connected = bound;
    if (bound) log.info({ carrier: name }, 'the carrier is connected');
    else log.warn({ carrier: name, lastError }, 'the carrier is not connected: what is due waits');
  };
  driver.start({
    submitted,
    receipt: (receipt) => news.receipt({ ...receipt, carrier: name }),
    outstanding: (after) => writer.commit((tx) => readOutstanding(tx, name, after)),
    stateChanged: () => {
      tellState();
      onRoom();
    },
  });
}
