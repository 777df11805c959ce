/** Two nodes that hear at the same moment of the same messages, and of segments of the same reply. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { recordCarrierNews } from '@/lib/engine/receipts/record-carrier-news';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, NO_CALLBACKS, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { Writer } from '../connections/writer';
import { openPostgresqlWriter } from './writer';

const NUMBERS = Array.from({ length: 10 }, (_, index) => String(33_612_345_600 + index));

let delivery: TestDelivery;
let nodes: readonly Writer[];
let tries: number;
let commits: number;

beforeEach(async () => {
  delivery = await createTestDelivery();
  nodes = [openPostgresqlWriter(delivery.url), openPostgresqlWriter(delivery.url)];
  tries = 0;
  commits = 0;
});

afterEach(async () => {
  for (const writer of nodes) await writer.close();
  await delivery.closeBalanced();
});

type News = Partial<Parameters<typeof recordCarrierNews>[1]>;

/** As each of the two hears it, at once. */
const hear = (news: readonly [News, News]) =>
  Promise.all(
    nodes.map((writer, node) => {
      const commit: Writer['commit'] = (work, urgency) => {
        commits += 1;
        return writer.commit((tx) => {
          tries += 1;
          return work(tx);
        }, urgency);
      };
      const parts = { events: { publish: () => undefined }, callbacks: NO_CALLBACKS, onAccepted: () => undefined };
      return recordCarrierNews(
        { ...parts, writer: { ...writer, commit }, nodeId: node + 1, now: NOW },
        { submissions: [], taken: [], receipts: [], incoming: [], ...news[node] },
      );
    }),
  );

test('what carriers say of the same messages is recorded by one node after the other, and given back once', async () => {
  const ids: number[] = [];
  for (const number of NUMBERS) ids.push(await delivery.sendTo(`+${number}`));
  const carrier = carrierThat(({ id }) => ({ kind: 'accepted', rawId: `A-${id}` }));
  await delivery.startNode({ carrier, now: () => NOW }).dispatch();
  const credit = await delivery.creditsLeft();
  const receiptsOf = (some: readonly number[]): CarrierReceipt[] => some.map((id) => receiptOf(`A-${id}`, 16, 23));
  await hear([{ receipts: receiptsOf(ids) }, { receipts: receiptsOf(ids.toReversed()) }]);
  expect(await delivery.creditsLeft()).toBe(credit + 100 * ids.length);
  expect(await delivery.db.creditMovement.count({ where: { kind: 'refund' } })).toBe(ids.length);
  expect([commits, tries]).toEqual([2, 2]);
});

test('segments of one reply that come to two nodes at once are one reply, however often they come', async () => {
  const of = (segment: number): IncomingSegment[] =>
    NUMBERS.map((msisdn, reference) => ({
      ...{ carrier: 'one', rawId: `${msisdn}-${segment}`, msisdn, recipient: 'TEST', text: `part ${segment} ` },
      place: { reference, segment, segmentCount: 2 },
    }));
  for (const number of NUMBERS) await delivery.sendTo(`+${number}`);
  await hear([{ incoming: [...of(1), ...of(2)] }, { incoming: [...of(2), ...of(1)] }]);
  const kept = await delivery.db.incomingMessage.findMany();
  expect(kept).toHaveLength(NUMBERS.length);
  for (const { text, receivedCount } of kept) expect([text, receivedCount]).toEqual(['part 1 part 2 ', 2]);
  expect(tries).toBe(commits);
});
