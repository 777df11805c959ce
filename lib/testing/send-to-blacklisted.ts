import { createNewsQueue } from '@/lib/engine/receipts/news-queue';
import { createLogger } from '@/lib/platform/log/logger';
import { carrierThat } from './test-carrier';
import { NODE_ID } from './test-database';
import { NO_CALLBACKS } from './test-delivery';
import { startTestNode } from './test-node';
import type { TestPanel } from './test-panel';

type Options = {
  readonly panel: TestPanel;
  readonly accountId: number;
  readonly msisdn: string;
  readonly now: Date;
};

/**
 * Makes these messages of an account due while their number is on its blacklist, and sends whatever is due: nothing of
 * it reaches a carrier.
 */
export async function sendToBlacklisted(
  { panel: { db, writer }, accountId, msisdn, now }: Options,
  messages: readonly { readonly id: number }[],
): Promise<void> {
  const ids = messages.map((message) => message.id);
  const { id } = await db.blacklistEntry.create({ data: { accountId, msisdn, addedBy: 'system', createdAt: now } });
  await db.dispatch.updateMany({ where: { messageId: { in: ids } }, data: { dueAt: now } });
  const news = createNewsQueue({
    writer,
    events: { publish: () => undefined },
    callbacks: () => Promise.resolve(NO_CALLBACKS),
    onAccepted: () => undefined,
    log: createLogger('silent'),
    nodeId: NODE_ID,
    now: () => now,
  });
  const carrier = carrierThat(({ recipient }) => {
    throw new Error(`${recipient} was sent something.`);
  });
  const node = startTestNode({ writer, news, carrier, nodeId: NODE_ID, now: () => now });
  await node.dispatch();
  await node.stop();
  await db.blacklistEntry.delete({ where: { id } });
}
