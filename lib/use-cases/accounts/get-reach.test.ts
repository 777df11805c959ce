import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { getReach } from './get-reach';

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
});

afterEach(() => panel.close());

test('messages only seem to be sent while nothing but the simulated carrier is enabled, and wait while none is', async () => {
  const { db, dependencies, actors, account } = panel;
  const now = dependencies.now;
  const told = () => getReach(dependencies, actors.viewer, account, undefined);
  const smsc = { name: 'smsc', kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1 };
  const times = { createdAt: now, updatedAt: now };
  expect(await told()).toEqual({ ok: true, value: { onlySeems: true, isNoneEnabled: false } });
  await db.carrier.create({ data: { ...smsc, ...times, disabledAt: now } });
  await db.carrier.create({ data: { ...smsc, ...times, name: 'gone', deletedAt: now } });
  expect(await told()).toEqual({ ok: true, value: { onlySeems: true, isNoneEnabled: false } });
  await db.carrier.update({ where: { name: 'smsc' }, data: { disabledAt: null } });
  expect(await told()).toEqual({ ok: true, value: { onlySeems: false, isNoneEnabled: false } });
  // Without any it waits.
  await db.carrier.updateMany({ data: { disabledAt: now } });
  expect(await told()).toEqual({ ok: true, value: { onlySeems: false, isNoneEnabled: true } });
});
