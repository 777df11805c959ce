/** A carrier of several binds is up as long as one of them takes messages. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { SmppSettings } from '@/lib/domain/carrier/smpp-settings';
import { STATUS } from '@/lib/smpp/pdu/commands';
import { createHeard, startSmppDriver } from '@/lib/testing/smpp-driven';
import { refuseBind, type SmscPeer, startSmscPeer } from '@/lib/testing/smsc-peer';
import type { CarrierDriver } from '../contract/driver';

let peer: SmscPeer;
let driver: CarrierDriver;

beforeEach(async () => {
  peer = await startSmscPeer();
});

afterEach(async () => {
  await driver.stop();
  await peer.close();
});

const WORKS = { bound: true, lastError: null };

async function start(changes: Partial<SmppSettings>): Promise<void> {
  driver = startSmppDriver({ port: peer.port, ...changes }, createHeard());
  await vi.waitFor(() => expect(driver.state().bound).toBe(true), 60_000);
}
const troublesOfBinds = () => driver.details?.().connections.map(({ state, trouble }) => [state, trouble]);

test('where an SMSC allows one bind of two it is up, after its daily unbind too, and the other one says why not', async () => {
  peer.bindWith((pdu, bind) => {
    const isTaken = peer.binds().some(({ command }) => command !== null);
    (isTaken ? refuseBind(STATUS.alreadyBound) : peer.bound)(pdu, bind);
  });
  await start({ binds: 2 });
  const other = ['waiting', 'It refuses the bind: 0x00000005 already bound'];
  await vi.waitFor(() => expect(troublesOfBinds()).toContainEqual(other), 60_000);
  expect(driver.state()).toEqual(WORKS);

  const [one] = peer.binds().filter(({ command }) => command !== null);
  if (one) one.command = null;
  one?.say({ command: 'unbind', status: 0, sequence: 77 });
  await vi.waitFor(
    () => expect(driver.state()).toEqual({ bound: false, lastError: expect.stringMatching(/./) }),
    60_000,
  );
  // A bind that did not last for long is made again after a second or so.
  await vi.waitFor(() => expect(driver.state()).toEqual(WORKS), 60_000);
  expect(troublesOfBinds()).toContainEqual(other);
});

test('what is in the way of the bind that receives is told of that bind alone', async () => {
  peer.bindWith((pdu, bind) =>
    (pdu.command === 'bind_receiver' ? refuseBind(STATUS.invalidPassword) : peer.bound)(pdu, bind),
  );
  await start({ bind: 'pair' });
  const refused = ['ended', expect.stringMatching(/invalid password/)];
  await vi.waitFor(() => expect(troublesOfBinds()).toEqual([['bound', null], refused]), 60_000);
  expect(driver.state()).toEqual(WORKS);
});
