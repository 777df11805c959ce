import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import { addCarrierSchema, changeCarrierSchema } from '@/lib/schemas/carrier';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addCarrier } from './add-carrier';
import { changeCarrier } from './change-carrier';
import { disableCarrier } from './disable-carrier';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.close());

const TYPED = { kind: 'smpp', settings: { host: 'smsc.example', systemId: 'chappe' } };

test('the instance’s audit log says what of a carrier has changed, from what to what, and of secrets their names alone', async () => {
  const added = { ...TYPED, name: 'ovh', secrets: { password: 'first-secret' } };
  await addCarrier(panel.dependencies, owner, addCarrierSchema.parse(added));
  const changed = { ...TYPED, description: 'Of the shop', secrets: { password: 'second-secret' } };
  await changeCarrier(panel.dependencies, owner, { ...changeCarrierSchema.parse(changed), name: 'ovh' });
  for (const disabled of [true, false]) await disableCarrier(panel.dependencies, owner, { name: 'ovh', disabled });
  const entries = await panel.db.auditEntry.findMany({ where: { accountId: INSTANCE_LOG }, orderBy: { id: 'asc' } });
  const told = entries.map(({ action, subject, before, after }) => [
    action,
    subject,
    JSON.parse(before),
    JSON.parse(after),
  ]);
  expect(told).toEqual([
    ['carrier.add', 'ovh', {}, expect.objectContaining({ kind: 'smpp', simulatedDisabled: true })],
    [
      ...['carrier.change', 'ovh'],
      { carrierDescription: '' },
      { carrierDescription: 'Of the shop', secretsChanged: ['password'] },
    ],
    ['carrier.disable', 'ovh', { disabled: false }, { disabled: true }],
    ['carrier.disable', 'ovh', { disabled: true }, { disabled: false }],
  ]);
  expect(panel.logged.at(-1)).toMatchObject({ action: 'carrier.enable', subject: 'ovh' });
});
