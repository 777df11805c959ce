/** Replies that another Chappe has joined from their segments, and tells as they grow. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const NUMBER = '33612345678';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const reply = (changes: Partial<IncomingSegment> = {}): IncomingSegment => ({
  ...{ carrier: 'relay', rawId: '12', msisdn: NUMBER, recipient: 'TEST', text: 'Yes', place: null },
  ...changes,
});
const joined = (receivedCount: number, text: string) => reply({ text, joined: { receivedCount, segmentCount: 3 } });
const hear = (...replies: readonly IncomingSegment[]) =>
  delivery.writer.commit((tx) => recordIncoming(tx, replies, { now: NOW, takerFor: NO_CALLBACKS.takerFor }));
const kept = () => delivery.db.incomingMessage.findMany({ orderBy: { id: 'asc' } });
const given = async (carrier: string, number = NUMBER) => {
  const id = await delivery.sendTo(`+${number}`);
  await delivery.db.message.update({ where: { id }, data: { carrier } });
  return id;
};

test('what is told again with more of it takes the place of what was told before, and nothing else does', async () => {
  await given('relay');
  await hear(joined(2, 'STP'));
  expect(await kept()).toMatchObject([{ text: 'STP', receivedCount: 2, segmentCount: 3, isStop: false }]);
  expect((await hear(joined(1, 'S'), joined(2, 'STP'), reply({ text: 'S' }))).heard.size).toBe(0);
  expect(await hear(joined(3, 'STOP'), joined(3, 'STOP'))).toMatchObject({ stopped: new Set([delivery.accountId]) });
  expect(await kept()).toMatchObject([{ text: 'STOP', receivedCount: 3, segmentCount: 3, isStop: true }]);
  expect(await delivery.db.incomingSegment.count()).toBe(1);
});

test('a reply is kept with the message that is named, if that was given to its carrier for its number', async () => {
  const named = await given('relay');
  const [elsewhere, toAnother] = [await given('other'), await given('relay', '33612345679')];
  await hear(reply({ answers: named, recipient: '36999' }));
  expect(await kept()).toMatchObject([{ messageId: named, recipient: '36999' }]);
  const untrue = [elsewhere, toAnother, 999_999_999].map((answers) =>
    reply({ rawId: String(answers), answers, recipient: '36999' }),
  );
  expect(await hear(...untrue)).toMatchObject({ strays: 3 });
  await hear(reply({ rawId: '13', answers: toAnother }));
  expect(await kept()).toMatchObject([{ messageId: named }, { messageId: elsewhere }]);
});
