/** Replies that are told by mail, too. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const NUMBER = '33612345678';
const EMAIL = 'shop@example.com';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
  await delivery.sendTo(`+${NUMBER}`);
});

afterEach(() => delivery.closeBalanced());

const part = (text: string, changes: Partial<IncomingSegment> = {}): IncomingSegment => ({
  ...{ carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'TEST', text, place: null },
  ...changes,
});
const at = (afterMs: number) => new Date(NOW.getTime() + afterMs);
const hear = (afterMs: number, ...parts: readonly IncomingSegment[]) =>
  delivery.writer.commit((tx) => recordIncoming(tx, parts, { now: at(afterMs), takerFor: NO_CALLBACKS.takerFor }));
const tell = (replyEmail: string) =>
  delivery.db.smsAccount.update({ where: { id: delivery.accountId }, data: { replyEmail } });
const mails = async () =>
  (await delivery.db.alert.findMany({ orderBy: { id: 'asc' } })).map(({ topic, ...mail }) => ({
    ...mail,
    topic: JSON.parse(topic),
  }));
const textsOf = (topic: { replies: { text: string }[] }) => topic.replies.map(({ text }) => text);

test('without an address nobody is told by mail', async () => {
  await hear(0, part('Yes'));
  expect(await mails()).toEqual([]);
});

test('replies of a minute are told in one mail, which waits for them; the next begins another', async () => {
  await tell(EMAIL);
  await hear(0, part('one'), part('two'));
  await hear(30_000, part('three'));
  const [mail, ...others] = await mails();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({ channel: 'mail', recipient: EMAIL, status: 'pending', nextAttemptAt: at(60_000) });
  expect(mail?.topic).toMatchObject({ kind: 'replies', timeZone: 'Europe/Paris', more: 0 });
  expect(mail?.topic.replies[0]).toEqual({ msisdn: NUMBER, recipient: 'TEST', text: 'one', at: NOW.toISOString() });
  expect(textsOf(mail?.topic)).toEqual(['one', 'two', 'three']);
  // It is put into words when it is sent.
  await delivery.db.alert.updateMany({ data: { body: 'one, two, three' } });
  await hear(61_000, part('four'));
  await tell('another@example.com');
  await hear(62_000, part('five'));
  expect((await mails()).slice(1).map(({ recipient, topic }) => [recipient, textsOf(topic)])).toEqual([
    [EMAIL, ['four']],
    ['another@example.com', ['five']],
  ]);
});

test('a reply is told once it is whole, and once', async () => {
  await tell(EMAIL);
  const place = { reference: 7, segment: 2, segmentCount: 2 };
  const [last, first] = [
    part('rld', { rawId: 'b', place }),
    part('wo', { rawId: 'a', place: { ...place, segment: 1 } }),
  ];
  await hear(0, last);
  expect(await mails()).toEqual([]);
  await hear(1_000, first, first, last);
  expect((await mails()).map(({ topic }) => textsOf(topic))).toEqual([['world']]);
});

test('however many come, a mail stays one that can be read', async () => {
  await tell(EMAIL);
  await hear(0, ...Array.from({ length: 25 }, (_, index) => part(`${index} ${'x'.repeat(1_000)}`)));
  const [mail] = await mails();
  expect([mail?.topic.replies.length, mail?.topic.more]).toEqual([20, 5]);
  expect(JSON.stringify(mail?.topic).length).toBeLessThan(20_000);
});
