/** An SMSC that throttles, refuses, unbinds and breaks off, in turns: nothing is lost, and what may be sent twice says so. */
import { expect, test } from 'vitest';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import type { PeerBind } from '@/lib/testing/smpp-listener';
import { answerWith, SMPP_SETTINGS, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import type { SegmentAnswer } from '../contract/driver';
import { createSmppDriver } from './smpp-driver';

const MESSAGES = 400;

test('whatever the SMSC does, each message is taken, and twice only where its first try was in doubt', async () => {
  const peer = await startSmscPeer();
  /** By how many submit_sm it has seen. */
  const mischief = new Map<number, (pdu: MessagePdu, bind: PeerBind) => void>([
    [20, answerWith(STATUS.throttled)],
    [60, answerWith(8)],
    // It took it, and nobody will ever know.
    [
      100,
      (pdu, bind) => {
        peer.take(pdu, { ...bind, say: () => undefined });
        peer.drop();
      },
    ],
    [150, () => peer.drop()],
    [200, answerWith(STATUS.queueFull)],
    [
      250,
      (pdu, bind) => {
        bind.say({ command: 'unbind', status: 0, sequence: 9 });
        peer.take(pdu, bind);
      },
    ],
    [300, (_, bind) => bind.socket.write(Buffer.alloc(4))],
  ]);
  let seen = 0;
  peer.submitWith((pdu, bind) => {
    seen += 1;
    const trick = mischief.get(seen) ?? peer.take;
    trick(pdu, bind);
  });

  const waiting = Array.from({ length: MESSAGES }, (_, index) =>
    submissionOf(index + 1, { recipient: String(index + 1) }),
  );
  const accepted = new Map<number, number>();
  const doubted = new Set<number>();
  const driver = createSmppDriver({ ...SMPP_SETTINGS, port: peer.port });
  const giveMore = () => {
    const some = waiting.splice(0, driver.free());
    if (some.length > 0) driver.submit(some);
  };
  const hear = ({ messageId, attempt, result: { kind } }: SegmentAnswer) => {
    if (kind === 'accepted') accepted.set(messageId, (accepted.get(messageId) ?? 0) + 1);
    else waiting.push(submissionOf(messageId, { recipient: String(messageId), attempt: attempt + 1 }));
    if (kind === 'unknown') doubted.add(messageId);
  };
  const receipts: string[] = [];
  driver.start({
    submitted: (answers) => answers.forEach(hear),
    receipt: async ({ rawId }) => void receipts.push(rawId),
    incoming: () => Promise.resolve(undefined),
    outstanding: async () => [],
    stateChanged: () => setImmediate(giveMore),
  });
  await expect.poll(() => accepted.size).toBe(MESSAGES);

  const tries = [...peer.taken.values()].map(({ destination }) => Number(destination.address));
  expect(new Set(tries).size).toBe(MESSAGES);
  const twice = tries.filter((id, index) => tries.indexOf(id) < index);
  expect(twice.length).toBeGreaterThan(0);
  expect(twice.filter((id) => !doubted.has(id))).toEqual([]);
  expect(doubted.size).toBeLessThanOrEqual(3 * SMPP_SETTINGS.window);
  expect([...accepted.values()].every((count) => count === 1)).toBe(true);
  await expect.poll(() => peer.countOwed()).toBe(0);
  await driver.stop();
  expect(peer.submitted().length).toBe(seen);
  // Of the one that was taken without a word too.
  expect(new Set(receipts)).toEqual(new Set(peer.taken.keys()));
  await peer.close();
});
