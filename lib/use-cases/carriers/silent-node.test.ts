/** A carrier whose node does not answer what another one asks. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { carrierTraceQuery } from '@/lib/schemas/carrier-pages';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { findTrace } from './find-trace';
import { tryCarrier } from './try-carrier';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.closeBalanced());

const operations = () => {
  const silent = async () => 'silent' as const;
  const all = testOperations();
  return { ...panel.dependencies, ...all, carrierWatch: { ...all.carrierWatch, trace: silent, tryWith: silent } };
};

test('of a test nothing was sent, and nothing is told of it in the audit log', async () => {
  const trial = { name: 'ovh', number: '33612345678', sender: 'Chappe', text: 'Hello' };
  expect(await tryCarrier(operations(), owner, trial)).toEqual({ ok: false, error: 'carrier_node_silent' });
  expect(await panel.db.auditEntry.count({ where: { action: 'carrier.test' } })).toBe(0);
  expect(await panel.db.carrierTrial.count()).toBe(0);
});

test('its trace is not an empty one', async () => {
  const found = await findTrace(operations(), owner, carrierTraceQuery.parse({ name: 'ovh' }));
  expect(found).toEqual({ ok: true, value: { entries: [], isSilent: true } });
});
