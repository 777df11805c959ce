/** What an operator sees of binds and of what goes over them. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { askedDriver } from '@/lib/testing/asked-driver';
import { answerWith, refuseBind, SMPP_SETTINGS, type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import { submissionOf } from '@/lib/testing/submission';
import type { WatchedDriver } from '../watch/question';
import { watchDriver } from '../watch/watch-driver';
import { createSmppDriver } from './smpp-driver';

let peer: SmscPeer;
let driver: WatchedDriver;

beforeEach(async () => {
  peer = await startSmscPeer();
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

function begin(changes: Partial<SmppSettings> = {}): void {
  driver = watchDriver(createSmppDriver({ ...SMPP_SETTINGS, port: peer.port, ...changes }));
  driver.start({
    submitted: () => undefined,
    receipt: () => Promise.resolve(),
    incoming: () => Promise.resolve(),
    outstanding: async () => [],
    stateChanged: () => undefined,
  });
}
const untilBound = () => vi.waitFor(() => expect(driver.free()).toBeGreaterThan(0), 60_000);
const look = () => askedDriver(driver).look();
const trace = () => askedDriver(driver).trace();
const traced = async (what: string) => (await trace()).find((entry) => entry.what === what);

test('each bind is told with what it is for, and how much of the window is in use', async () => {
  peer.submitWith(() => undefined);
  begin({ bind: 'pair', window: 3 });
  await vi.waitFor(
    async () =>
      expect((await look()).connections).toEqual([
        { role: 'transmitter', state: 'bound', trouble: null },
        { role: 'receiver', state: 'bound', trouble: null },
      ]),
    60_000,
  );
  expect((await look()).window).toEqual({ used: 0, size: 3 });
  driver.submit([submissionOf(1), submissionOf(2)]);
  await vi.waitFor(async () => expect((await look()).window).toEqual({ used: 2, size: 3 }), 60_000);
});

test('a wrong password is told of its bind, in words', async () => {
  peer.bindWith(refuseBind(STATUS.invalidPassword));
  begin();
  const trouble = 'It refuses the bind: 0x0000000e invalid password';
  await vi.waitFor(
    async () =>
      expect(await look()).toMatchObject({
        connections: [{ role: 'transceiver', state: 'ended', trouble }],
        troubles: [{ text: trouble }],
      }),
    60_000,
  );
  expect(await traced('bind_transceiver_resp')).toMatchObject({ status: '0x0000000e invalid password', isFault: true });
});

test('the trace has each PDU with its number and ids, the newest first, and neither a text nor a password', async () => {
  begin();
  await untilBound();
  driver.submit([submissionOf(1, { text: 'a secret text' })]);
  await vi.waitFor(async () => expect(await traced('deliver_sm_resp')).toBeDefined(), 60_000);
  const submit = await traced('submit_sm');
  const answer = await traced('submit_sm_resp');
  expect(submit).toMatchObject({
    direction: 'out',
    connection: 1,
    msisdn: '33612345678',
    textLength: 13,
    status: null,
    carrierId: null,
  });
  expect(answer).toMatchObject({ direction: 'in', status: 'ok', isFault: false, exchange: submit?.exchange });
  expect(await traced('deliver_sm')).toMatchObject({
    direction: 'in',
    status: 'DELIVRD',
    carrierId: answer?.carrierId,
  });
  const order = (await trace()).map(({ what }) => what);
  expect(order.slice(-3)).toEqual(['bind_transceiver_resp', 'bind_transceiver', 'Connected']);
  const all = JSON.stringify(await trace());
  expect(all).not.toContain('a secret text');
  expect(all).not.toContain(SMPP_SETTINGS.password);
});

test('no more than the last two hundred are kept, and a refusal is told as one', async () => {
  peer.submitWith(answerWith(STATUS.systemError));
  begin();
  await untilBound();
  driver.submit(Array.from({ length: 9 }, (_, index) => submissionOf(index + 1)));
  await vi.waitFor(async () => expect((await look()).lastMinute.later).toBe(9), 60_000);
  expect(await traced('submit_sm_resp')).toMatchObject({ status: '0x00000008 system error', isFault: true });
  peer.submitWith(answerWith(STATUS.ok, 'id'));
  driver.submit(Array.from({ length: 150 }, (_, index) => submissionOf(index + 100)));
  await vi.waitFor(async () => expect((await look()).lastMinute.accepted).toBe(150), 60_000);
  expect(await trace()).toHaveLength(200);
});
