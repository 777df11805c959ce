import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import type { ChappeEvent } from '@/lib/domain/events';
import { createSimulatedCarrier } from '@/lib/engine/carriers/simulated-carrier';
import { createDispatcher } from '@/lib/engine/dispatch/create-dispatcher';
import type { CallbackIntake } from '@/lib/engine/receipts/apply-receipts';
import { createReceiptCollector } from '@/lib/engine/receipts/collect-simulated-receipts';
import { createLogger } from '@/lib/platform/log/logger';
import { NODE_ID } from './test-database';
import { createTestGateway, NOW, query, type TestGateway } from './test-gateway';

/** Nobody sends: every callback waits in the database. */
export const NO_CALLBACKS: CallbackIntake = { takerFor: () => null, take: () => undefined };

export type TestDelivery = TestGateway & {
  readonly events: readonly ChappeEvent[];
  /** Sends to a recipient and answers the message's id. */
  sendTo(recipient: string, changes?: Readonly<Record<string, string | null>>): Promise<number>;
  /** Lets every worker do what is due at that moment, until nothing is; a moment of before sets the clock back. */
  runUntil(afterMs: number): Promise<void>;
};

/** A gateway whose workers run only when the test says so, on the test's own clock. */
export async function createTestDelivery(): Promise<TestDelivery> {
  const gateway = await createTestGateway();
  const { writer } = gateway;
  const events: ChappeEvent[] = [];
  let last = NOW;
  const publisher = { publish: (event: ChappeEvent) => void events.push(event) };
  return {
    ...gateway,
    events,
    sendTo: async (recipient, changes = {}) => {
      const { body } = await gateway.send(query({ to: recipient, ...changes }));
      const id = Number(body.split('\n')[2]);
      if (!body.startsWith('OK\n')) throw new Error(`Not sent: ${body}`);
      return id;
    },
    runUntil: async (afterMs) => {
      const now = new Date(NOW.getTime() + afterMs);
      if (now < last) await writer.commit((tx) => endStaleWaits(tx, { now, simulatedCarrierSpeed: 1 }));
      last = now;
      const carrier = createSimulatedCarrier({ writer, speed: 1, now: () => now });
      const dependencies = {
        writer,
        events: publisher,
        callbacks: NO_CALLBACKS,
        log: createLogger('silent'),
        nodeId: NODE_ID,
        now: () => now,
      };
      const dispatcher = createDispatcher({ ...dependencies, carrier });
      const collector = createReceiptCollector(dependencies);
      let done: number;
      do {
        done = await dispatcher.doDue(100);
        done += await collector.doDue(100);
      } while (done > 0);
    },
  };
}
