import { setImmediate } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { DrivenCarrier } from '../carriers';
import type { CarrierDriver } from '../contract/driver';
import type { FromCarriers } from './protocol';
import { serveCarriers } from './serve-carriers';

test('of one name there is one driver at a time: another is started once that has stopped', async () => {
  const { promise: mayStop, resolve: letStop } = Promise.withResolvers<void>();
  const driver: CarrierDriver = {
    start: () => undefined,
    submit: () => undefined,
    free: () => 1,
    state: () => ({ bound: true, lastError: null }),
    stop: () => mayStop,
  };
  const heard: FromCarriers['kind'][] = [];
  const obey = serveCarriers(
    () => ({ ...driver }),
    ({ kind }) => void heard.push(kind),
  );
  const driven: DrivenCarrier = { name: 'one', setup: { kind: 'simulated', settings: {}, secrets: {} }, dlrSecret: '' };
  const start = () => obey({ kind: 'start', carrier: 'one', driven });
  start();
  expect(start).toThrow('The carrier one was started before it had stopped.');
  obey({ kind: 'stop', carrier: 'one' });
  expect(start).toThrow('before it had stopped');
  letStop();
  while (!heard.includes('stopped')) await setImmediate();
  expect(start).not.toThrow();
});
