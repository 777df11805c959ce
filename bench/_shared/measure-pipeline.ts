/** From http2sms to the "delivered" callback at the customer's URL, everything under way at once. */
import { setTimeout } from 'node:timers/promises';
import { addCarrier } from '../../e2e/fixtures/carriers';
import { startChappe } from '../../e2e/fixtures/chappe-server';
import { addBenchUser } from './bench-account';
import { startDeliveryCounter } from './delivery-counter';
import { signInToPanel } from './panel-client';
import { readProcessCost } from './process-cost';
import { startSendingScripts } from './sending-scripts';

/** Compilers and caches get warm before anything counts. */
const WARM_UP_MS = 10_000;
const READ_EVERY_MS = 250;

type Options = {
  readonly seconds: number;
  /** By which messages leave, and not by the simulated one. */
  readonly carrier?: object;
};

/**
 * Scripts send as fast as they are answered, but for a bound on what is under way, so that what is accepted is also
 * delivered. Somebody reads the API users tab meanwhile, again and again.
 */
export async function measurePipeline({ seconds, carrier }: Options) {
  const counter = await startDeliveryCounter();
  const chappe = await startChappe({ env: { LOG_LEVEL: 'error', SIMULATED_CARRIER_SPEED: '1000000' } });
  if (carrier) await addCarrier(chappe.dataDirectory, carrier);
  await addBenchUser(chappe, counter.url);
  const read = await signInToPanel(chappe);

  const scripts = startSendingScripts([chappe.url], counter.delivered);
  const waits: number[] = [];
  const reader = async () => {
    while (scripts.isSending()) {
      const begun = performance.now();
      const response = await read('/api/panel/sms-xx11111-1/users');
      if (!response.ok) throw new Error(`The panel answered ${response.status}.`);
      await response.arrayBuffer();
      waits.push(performance.now() - begun);
      await setTimeout(READ_EVERY_MS);
    }
  };
  const countAll = () => ({
    accepted: scripts.accepted(),
    delivered: counter.delivered(),
    all: counter.all(),
    server: readProcessCost(chappe.processId),
    load: readProcessCost(process.pid),
  });
  await setTimeout(WARM_UP_MS);
  const reading = reader();
  const before = countAll();
  await setTimeout(seconds * 1000);
  const after = countAll();
  await Promise.all([scripts.stop(), reading]);
  await counter.close();
  await chappe.stop();
  /** `waits`: milliseconds of each read. */
  return { before, after, waits };
}
