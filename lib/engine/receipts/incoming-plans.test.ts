/** How SQLite means to read whom a reply is to. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { plansOf } from '@/lib/testing/plans-of';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const NUMBER = '33612345678';
const PART = { carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'TEST', text: 'Yes', place: null };
const { takerFor } = NO_CALLBACKS;

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('the messages of each account are looked up by their number, never read through', async () => {
  const plans = await plansOf(delivery.writer, (tx) =>
    recordIncoming(tx, [{ ...PART, rawId: 'A1' }], { now: NOW, takerFor }),
  );
  expect(plans.filter((step) => /SEARCH n /.test(step))).toEqual([
    expect.stringMatching(/accountId=\? AND recipient=\?/),
  ]);
  expect(plans.filter((step) => /SCAN (n|m|s|i|Message|IncomingSegment|IncomingMessage)\b/.test(step))).toEqual([]);
});

test('whether a number was answered is looked up by it, and costs no reading through', async () => {
  const replyText = { replyAction: 'text', replyText: 'Thank you' };
  await delivery.db.smsAccount.update({ where: { id: delivery.accountId }, data: replyText });
  const plans = await plansOf(delivery.writer, (tx) => recordIncoming(tx, [PART], { now: NOW, takerFor }));
  expect(plans.filter((step) => /SCAN i\b/.test(step))).toEqual([]);
  await delivery.sendTo(`+${NUMBER}`);
  const answered = await plansOf(delivery.writer, (tx) => recordIncoming(tx, [PART], { now: NOW, takerFor }));
  expect(answered.filter((step) => /(SCAN|SEARCH) i\b/.test(step)).length).toBeGreaterThan(0);
  expect(answered.filter((step) => /SCAN [imnsb]\b/.test(step))).toEqual([]);
});
