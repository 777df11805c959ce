/** What an SMSC delivers: who keeps it, and how it is acknowledged. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { COMMANDS, STATUS } from '@/lib/smpp/pdu/commands';
import { createHeard, type Heard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { messageBody } from '@/lib/testing/smpp-talk';
import { type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import type { CarrierDriver, CarrierHost } from '../contract/driver';

let peer: SmscPeer;
let driver: CarrierDriver;
let heard: Heard;

beforeEach(async () => {
  peer = await startSmscPeer();
  heard = createHeard();
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

const untilBound = () => vi.waitFor(() => expect(driver.free()).toBeGreaterThan(0), 60_000);
async function start(changes: Partial<CarrierHost> = {}, settings: Partial<SmppSettings> = {}): Promise<void> {
  driver = startSmppDriver({ port: peer.port, ...settings }, heard, changes);
  await untilBound();
}
const bound = () => {
  const [bind] = peer.binds();
  if (!bind) throw new Error('Nobody is bound.');
  return bind;
};
const answersTo = () => peer.heard.filter(({ command }) => command === 'deliver_sm_resp').map(({ status }) => status);

const STOP = {
  ...messageBody,
  source: { ton: 1, npi: 1, address: '33612345678' },
  destination: { ton: 3, npi: 1, address: '36111' },
  shortMessage: Buffer.from('STOP'),
};
const heardStop = { rawId: null, msisdn: '33612345678', recipient: '36111', text: 'STOP', place: null };

test('what somebody wrote is handed over and acknowledged; what says the same again is kept again', async () => {
  await start();
  for (let count = 1; count <= 2; count += 1) {
    peer.deliver(bound(), STOP);
    await vi.waitFor(() => expect(answersTo()).toHaveLength(count), 60_000);
  }
  expect(answersTo()).toEqual([STATUS.ok, STATUS.ok]);
  expect([heard.incoming, heard.receipts]).toEqual([[heardStop, heardStop], []]);
});

test('what somebody wrote that cannot be kept yet is told to come again, and acknowledged once it is kept', async () => {
  let isFull = true;
  await start({
    incoming: async (part) => {
      if (isFull) {
        isFull = false;
        throw new Error('The disk is full.');
      }
      heard.incoming.push(part);
    },
  });
  peer.deliver(bound(), STOP);
  await vi.waitFor(() => expect(answersTo()).toEqual([STATUS.temporaryFault, STATUS.ok]), 60_000);
  expect(heard.incoming).toEqual([heardStop]);
});

test('what cannot be read is refused with what is wrong; told again, it is taken; each time the host hears of it', async () => {
  await start();
  const body = Buffer.alloc(34);
  body[16] = 200;
  const frameOf = (sequence: number) => {
    const head = Buffer.alloc(16);
    for (const [at, value] of [50, COMMANDS.deliver_sm, 0, sequence].entries()) head.writeUInt32BE(value, at * 4);
    return Buffer.concat([head, body]);
  };
  for (const sequence of [5, 6]) bound().socket.write(frameOf(sequence));
  await vi.waitFor(() => expect(answersTo()).toEqual([STATUS.invalidMessageLength, STATUS.ok]), 60_000);
  const text = expect.stringMatching(/cannot be read/);
  await vi.waitFor(
    () =>
      expect(heard.receipts).toMatchObject([
        { rawId: '', text },
        { rawId: '', text },
      ]),
    60_000,
  );
  body[16] = 201;
  bound().socket.write(frameOf(7));
  await vi.waitFor(() => expect(answersTo().at(-1)).toBe(STATUS.invalidMessageLength), 60_000);
  expect(driver.state()).toEqual({ bound: true, lastError: null });
});

test('a receipt without an id is told to the host, which logs it, and acknowledged', async () => {
  await start();
  peer.deliver(bound(), { ...STOP, esmClass: 4, shortMessage: Buffer.from('stat:DELIVRD') });
  await vi.waitFor(() => expect(answersTo()).toEqual([STATUS.ok]), 60_000);
  expect(heard.receipts).toMatchObject([{ rawId: '', dlrId: 1 }]);
});

test('a receipt that says OVHcloud has no credit left stops the carrier, though it is still heard', async () => {
  await start({}, { profile: 'ovh' });
  const receipt = { ...STOP, esmClass: 4, shortMessage: Buffer.from('id:a1 stat:UNDELIV err:010') };
  peer.deliver(bound(), receipt);
  await vi.waitFor(
    () => expect(driver.state()).toEqual({ bound: false, lastError: expect.stringMatching(/no credit/) }),
    60_000,
  );
  expect(driver.free()).toBe(0);
  driver.submit([submissionOf(1)]);
  expect(heard.answers.map(({ result }) => result.kind)).toEqual(['later']);
  peer.deliver(bound(), STOP);
  await vi.waitFor(() => expect(answersTo()).toEqual([STATUS.ok, STATUS.ok]), 60_000);
  expect(heard.receipts).toMatchObject([{ ptt: 10 }]);
  expect([heard.incoming, peer.submitted()]).toEqual([[heardStop], []]);
});

test('what was kept as its connection broke is told again by the SMSC, and kept once', async () => {
  let letGo = (): void => undefined;
  await start({
    incoming: (part) =>
      new Promise((resolve) => {
        heard.incoming.push(part);
        letGo = resolve;
      }),
  });
  peer.deliver(bound(), STOP);
  await vi.waitFor(() => expect(heard.incoming).toHaveLength(1), 60_000);
  peer.drop();
  await vi.waitFor(() => expect(driver.state().bound).toBe(false), 60_000);
  letGo();
  await untilBound();
  await vi.waitFor(() => expect(answersTo()).toEqual([STATUS.ok]), 60_000);
  expect(heard.incoming).toEqual([heardStop]);
});
