/** The border between drivers and the engine: what a driver says is bounded before anything is made of it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLogger } from '@/lib/platform/log/logger';
import { accepted, startPromptedNode } from '@/lib/testing/prompted-node';
import { carrierThat } from '@/lib/testing/test-carrier';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { CarrierHost } from '../carriers/contract/driver';
import { connectHost } from './connect-host';

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const LONG = 'x'.repeat(100_000);

test('a message that is taken by an id too long for any receipt is taken without one', async () => {
  const id = await delivery.sendTo('+33612345678');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: accepted(LONG) });
  expect(await delivery.message(id)).toMatchObject({ state: 'submitted', carrierIdKey: null });
  expect(await delivery.segmentsOf(id)).toEqual([]);
});

test('of the words of a refusal no more is kept than of a receipt’s', async () => {
  const id = await delivery.sendTo('+33612345678');
  const node = startPromptedNode(delivery);
  await node.dispatch();
  await node.answer(id, 1, { 1: { kind: 'refused', ptt: 803, billed: false, text: LONG } });
  const event = await delivery.db.messageEvent.findFirstOrThrow({ where: { messageId: id, ptt: 803 } });
  expect(event.carrierText).toHaveLength(500);
});

test('each reason for which a carrier is not connected is logged once, also after it was lost', () => {
  const logged: unknown[] = [];
  const told: boolean[] = [];
  const carrier = carrierThat(() => accepted(null));
  let state = { bound: true, lastError: null as string | null };
  let host: CarrierHost | null = null;
  const note = (about: unknown) => void logged.push(about);
  connectHost({
    carrier: { ...carrier, driver: { ...carrier.driver, start: (to) => void (host = to), state: () => state } },
    writer: delivery.writer,
    log: Object.assign(createLogger('silent'), { info: note, warn: note }),
    now: () => NOW,
    news: { receipt: () => Promise.resolve(), incoming: () => Promise.resolve() },
    submitted: () => undefined,
    onRoom: () => undefined,
    onConnected: (isConnected) => void told.push(isConnected),
  });
  const say = (bound: boolean, lastError: string | null) => {
    state = { bound, lastError };
    host?.stateChanged();
  };
  say(true, null);
  say(false, 'closed');
  say(false, 'closed');
  say(false, null);
  say(false, 'wrong password');
  say(false, 'wrong password');
  say(true, null);
  expect(told).toEqual([true, false, true]);
  expect(logged.map((one) => JSON.stringify(one))).toEqual([
    '{"carrier":"simulated"}',
    '{"carrier":"simulated","lastError":"closed"}',
    '{"carrier":"simulated","lastError":"wrong password"}',
    '{"carrier":"simulated"}',
  ]);
});
