import { listCallbacks } from '@/lib/db/callbacks/callback-log';
import type { Database } from '@/lib/db/connections/client';
import { endStaleWaits } from '@/lib/db/outbox/end-stale-waits';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { DlrId } from '@/lib/domain/delivery/dlr';
import type { ChappeEvent } from '@/lib/domain/events';
import type { ConnectedCarrier } from '@/lib/engine/carriers/contract/driver';
import type { Router } from '@/lib/engine/dispatch/routing/router';
import type { CallbackIntake } from '@/lib/engine/receipts/apply-receipts';
import { createNewsQueue } from '@/lib/engine/receipts/news-queue';
import { createLogger } from '@/lib/platform/log/logger';
import { simulatedCarrier } from './test-carrier';
import { NODE_ID } from './test-database';
import { createTestGateway, NOW, query, type TestGateway } from './test-gateway';
import { startTestNode, type TestNode } from './test-node';

/** Nobody sends: every callback waits in the database. */
export const NO_CALLBACKS: CallbackIntake = { takerFor: () => null, take: () => undefined, wake: () => undefined };

type NodeOptions = {
  readonly carrier: ConnectedCarrier;
  readonly now: () => Date;
  readonly nodeId?: number;
  readonly router?: Router;
};

/** What makes a message one of three segments. */
export const THREE_SEGMENTS = { message: 'x'.repeat(400), noStop: '1' } as const;

/** What the one carrier of tests says of what it knows by this id. */
export const receiptOf = (rawId: string, dlrId: DlrId | null, ptt: number): CarrierReceipt => ({
  carrier: 'simulated',
  rawId,
  dlrId,
  ptt,
  text: '',
  at: NOW,
});

type StoredMessage = Awaited<ReturnType<Database['message']['findUniqueOrThrow']>>;

export type TestDelivery = TestGateway & {
  readonly events: readonly ChappeEvent[];
  /** Sends to a recipient and answers the message's id. */
  sendTo(recipient: string, changes?: Readonly<Record<string, string | null>>): Promise<number>;
  /** Lets a process begin and do what is due at that moment, until nothing is; a moment of before sets the clock back. */
  runUntil(afterMs: number): Promise<void>;
  /** Records receipts that come from outside, together. */
  receive(...receipts: readonly CarrierReceipt[]): Promise<void>;
  startNode(options: NodeOptions): TestNode;
  message(id: number): Promise<StoredMessage>;
  /** What became of a message, step by step: "state ptt dlrId", and "ignored" behind what changed nothing. */
  history(id: number): Promise<readonly string[]>;
  /** The segments of a message that have rows of their own, with what the carrier calls each. */
  segmentsOf(id: number): Promise<readonly (readonly [segment: number, rawId: string | null])[]>;
  /** What the account's callbacks say, in their order. */
  told(): Promise<readonly URLSearchParams[]>;
};

/** A gateway whose messages are moved only when the test says so, on the test's own clock. */
export async function createTestDelivery(): Promise<TestDelivery> {
  const gateway = await createTestGateway();
  const { db, writer, accountId } = gateway;
  const events: ChappeEvent[] = [];
  const publisher = { publish: (event: ChappeEvent) => void events.push(event) };
  let last = NOW;
  const newsOf = (nodeId: number, now: () => Date) =>
    createNewsQueue({
      writer,
      events: publisher,
      callbacks: () => Promise.resolve(NO_CALLBACKS),
      onAccepted: () => undefined,
      log: createLogger('silent'),
      nodeId,
      now,
    });
  const startNode = ({ now, nodeId = NODE_ID, ...options }: NodeOptions): TestNode =>
    startTestNode({ ...options, writer, news: newsOf(nodeId, now), events: publisher, nodeId, now });
  return {
    ...gateway,
    events,
    startNode,
    sendTo: async (recipient, changes = {}) => {
      const { body } = await gateway.send(query({ to: recipient, ...changes }));
      const id = Number(body.split('\n')[2]);
      if (!body.startsWith('OK\n')) throw new Error(`Not sent: ${body}`);
      return id;
    },
    runUntil: async (afterMs) => {
      const now = new Date(NOW.getTime() + afterMs);
      if (now < last) await writer.commit((tx) => endStaleWaits(tx, now));
      last = now;
      const node = startNode({ carrier: simulatedCarrier(() => now), now: () => now });
      await node.dispatch();
      await node.stop();
    },
    receive: async (...receipts) => {
      const news = newsOf(NODE_ID, () => NOW);
      await Promise.all(receipts.map(news.receipt));
    },
    message: (id) => db.message.findUniqueOrThrow({ where: { id } }),
    history: async (messageId) =>
      (await db.messageEvent.findMany({ where: { messageId }, orderBy: { id: 'asc' } })).map(
        ({ state, ptt, dlrId, applied }) => `${state} ${ptt} ${dlrId}${applied ? '' : ' ignored'}`,
      ),
    segmentsOf: async (messageId) =>
      (await db.submittedSegment.findMany({ where: { messageId }, orderBy: { segment: 'asc' } })).map(
        ({ segment, rawId }) => [segment, rawId],
      ),
    told: async () => {
      const search = { login: '', of: '', url: '', status: '', kind: '', limit: 50 } as const;
      const { rows } = await listCallbacks(db, accountId, search, { since: null, until: null });
      return rows.map(({ url }) => new URL(url).searchParams).reverse();
    },
  };
}
