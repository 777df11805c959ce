import type { Database } from '@/lib/db/connections/client';
import { listEveryRate } from '@/lib/db/pricing/rates';
import { createPrices, type Prices } from '@/lib/domain/pricing/price-list';
import type { Logger } from '@/lib/platform/log/logger';

export type HeldPrices = {
  readonly prices: Prices;
  /** Resolves when what is priced from then on costs what is stored now, however often the reading fails before. */
  readonly readPricesAgain: () => Promise<void>;
};

const TRY_AGAIN_MS = 1_000;

/**
 * Keeps every price in memory, because each message is priced before it is accepted. All prices are asked for on the
 * thread that serves requests, so there is one copy; whoever changes rates has it read again, one reading after another.
 */
export async function holdPrices(db: Database, log: Pick<Logger, 'error'>): Promise<HeldPrices> {
  let held = createPrices(await listEveryRate(db));
  let reading = Promise.resolve();
  const read = async () => {
    held = createPrices(await listEveryRate(db));
  };
  const readUntilRead = (): Promise<void> =>
    read().catch(async (cause: unknown) => {
      log.error({ err: cause }, 'changed rates were not read, and will be');
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS).unref());
      return readUntilRead();
    });
  const next = () => {
    reading = reading.then(readUntilRead);
    return reading;
  };
  return { prices: { at: (now) => held.at(now) }, readPricesAgain: next };
}
