/** From a script's request to what a receipt makes of its message, by an SMSC with manners that broke others. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSeenIds } from '@/lib/db/carriers/seen-ids';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { answerWith, SMPP_SETTINGS, type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import { createTestDelivery, type TestDelivery, THREE_SEGMENTS } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import type { TestNode } from '@/lib/testing/test-node';
import { createSmppDriver } from './smpp-driver';

let delivery: TestDelivery;
let peer: SmscPeer;
let node: TestNode;

beforeEach(async () => {
  delivery = await createTestDelivery();
  peer = await startSmscPeer();
});

afterEach(async () => {
  await node.stop();
  await peer.close();
  await delivery.closeBalanced();
});

function start(settings: Partial<SmppSettings> = {}): void {
  const driver = createSmppDriver({ ...SMPP_SETTINGS, port: peer.port, ...settings });
  node = delivery.startNode({ carrier: { name: 'smpp', recognisesRepeats: false, driver }, now: () => NOW });
}

const send = (changes = {}) => delivery.sendTo('+33612345678', changes);
const until = (id: number, state: string) =>
  expect
    .poll(async () => {
      await node.dispatch();
      return (await delivery.message(id)).state;
    })
    .toBe(state);
const untilTold = async () => {
  await expect.poll(() => peer.countOwed()).toBe(0);
  await node.dispatch();
};

test.each([
  ['hexadecimal, of a decimal one with a zero in front', '39f99dd5', '0972660181', 'decimal'],
  ['of 64 bits', '812FC7470000001B', '9308878062554710043', 'decimal'],
  ['with zeros in front, of one without', '00B8BE19', 'B8BE19', 'same'],
  ['without zeros in front, of one with them', 'b8be19', '00B8BE19', 'same'],
  ['a UUID', '0e999f21-81ef-4974-a414-3de98174e3c7', '0E999F21-81EF-4974-A414-3DE98174E3C7', 'same'],
] as const)('an id in an answer is that of its receipt: %s', async (_, answered, reported, receiptIds) => {
  peer.submitWith((pdu, bind) => {
    answerWith(STATUS.ok, answered)(pdu, bind);
    peer.report(reported, 'DELIVRD', pdu);
  });
  start({ receiptIds });
  await until(await send(), 'delivered');
});

test('ids that receipts write in the other base are found without a setting, and after three of them that is learned', async () => {
  const row = { kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: 'x'.repeat(16), rank: 1 };
  await delivery.db.carrier.create({ data: { ...row, name: 'smpp', createdAt: NOW, updatedAt: NOW } });
  let count = 0;
  peer.submitWith((pdu, bind) => {
    count += 1;
    const id = 0x39f99dd5 + count;
    answerWith(STATUS.ok, id.toString(16))(pdu, bind);
    setTimeout(() => peer.report(`0${String(id)}`, 'DELIVRD', pdu), 100);
  });
  start();
  for (let sent = 1; sent <= 4; sent += 1) {
    await until(await send(), 'delivered');
    const seen = await readSeenIds(delivery.db, 'smpp');
    expect(seen).toEqual({ base: 'decimal', matches: Math.min(sent, 3) });
  }
});

test('a receipt that comes before the answer with its id is kept until that comes', async () => {
  peer.submitWith((pdu, bind) => {
    peer.report('early', 'DELIVRD', pdu);
    setTimeout(() => answerWith(STATUS.ok, 'early')(pdu, bind), 50);
  });
  start();
  await until(await send(), 'delivered');
});

test('of three segments each id is known: a receipt for the first alone ends that one, and no other', async () => {
  let count = 0;
  peer.submitWith((pdu, bind) => {
    count += 1;
    answerWith(STATUS.ok, `id-${String(count)}`)(pdu, bind);
    if (count === 1) peer.report('id-1', 'DELIVRD', pdu);
  });
  start();
  const id = await send(THREE_SEGMENTS);
  await until(id, 'submitted');
  await untilTold();
  expect(await delivery.segmentsOf(id)).toEqual([1, 2, 3].map((segment) => [segment, `id-${String(segment)}`]));
  const states = await delivery.db.submittedSegment.findMany({ where: { messageId: id }, orderBy: { segment: 'asc' } });
  expect(states.map(({ state }) => state)).toEqual(['delivered', 'submitted', 'submitted']);
});

test('what was throttled twice has the id of its third answer: it was one try, and its receipt is found', async () => {
  const statuses = [STATUS.throttled, STATUS.throttled];
  peer.submitWith((pdu, bind) => {
    const status = statuses.shift();
    if (status === undefined) peer.take(pdu, bind);
    else answerWith(status)(pdu, bind);
  });
  start();
  const id = await send();
  await until(id, 'delivered');
  expect(await delivery.history(id)).toEqual(['accepted 0 0', 'submitted 3 4', 'delivered 4 1']);
  expect(peer.submitted()).toHaveLength(3);
});

test('ACCEPTD and then DELIVRD is delivered', async () => {
  peer.submitWith((pdu, bind) => {
    answerWith(STATUS.ok, 'a1')(pdu, bind);
    peer.report('a1', 'ACCEPTD', pdu);
    peer.report('a1', 'DELIVRD', pdu);
  });
  start();
  await until(await send(), 'delivered');
});

test('a receipt for a submit that was refused changes nothing: it stays refunded', async () => {
  peer.submitWith((pdu, bind) => {
    answerWith(0x0b, 'a1')(pdu, bind);
    peer.report('a1', 'DELIVRD', pdu);
  });
  start();
  const id = await send();
  await until(id, 'error');
  await untilTold();
  expect(await delivery.message(id)).toMatchObject({ state: 'error', ptt: 23, refundedAt: expect.any(Date) });
  expect(await delivery.db.unmatchedReceipt.count()).toBe(1);
});

test('what a receipt repeats of a text is in no history, and is not kept with receipts of nobody’s', async () => {
  start();
  const id = await send({ message: 'Your code is 483920', noStop: '1' });
  await until(id, 'delivered');
  const [submitted] = peer.submitted();
  if (!submitted) throw new Error('Nothing was submitted.');
  peer.report('nobody-s', 'UNDELIV', submitted);
  await untilTold();
  const events = await delivery.db.messageEvent.findMany({ where: { messageId: id } });
  const unmatched = await delivery.db.unmatchedReceipt.findMany();
  expect(events.map(({ carrierText }) => carrierText)).toContainEqual(
    expect.stringMatching(/stat:DELIVRD err:000 text:…$/),
  );
  expect(unmatched).toMatchObject([{ text: expect.stringMatching(/^id:nobody-s .*stat:UNDELIV err:000 text:…$/) }]);
  expect(JSON.stringify([events, unmatched])).not.toContain('Your code');
});
