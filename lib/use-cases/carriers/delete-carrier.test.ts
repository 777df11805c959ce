/** When a carrier may be deleted: when nothing that it may have sent could be left without anybody to decide about it. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { MOST_COUNTED } from '@/lib/domain/instance/health';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { addTestCarrier } from '@/lib/testing/routes';
import { testOperations } from '@/lib/testing/test-operations';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { deleteCarrier } from './delete-carrier';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  await addTestCarrier(panel.db, 'ovh', {});
  await panel.db.carrier.updateMany({ where: { name: 'ovh' }, data: { disabledAt: panel.dependencies.now } });
});

afterEach(() => panel.close());

const RUNNING = {
  ...{ underWay: 0, elsewhere: null },
  ...{ bound: true, lastError: null, downSince: null, connections: [], window: null, troubles: [] },
  ...{ lastSubmitAt: null, lastReceiptAt: null, peerCertificateEndsAt: null },
  lastMinute: { accepted: 0, refused: 0, later: 0, unknown: 0 },
};

/** While these run. */
function operationsWhere(running: readonly string[]) {
  const operations = testOperations();
  const look = async () => running.map((name) => ({ ...RUNNING, name }));
  return { ...operations, carrierWatch: { ...operations.carrierWatch, look } };
}
const remove = (name: string, running: readonly string[] = []) =>
  deleteCarrier({ ...panel.dependencies, ...operationsWhere(running) }, owner, { name });
const DONE = { ok: true, value: null };
const refused = (error: string) => ({ ok: false, error });

async function addMessages(count: number): Promise<void> {
  const account = await panel.db.smsAccount.findFirstOrThrow();
  const { now } = panel.dependencies;
  const times = { createdAt: now, dueAt: now, updatedAt: now };
  const text = { sender: 'Shop', recipient: '33612345678', text: 'Hi', encoding: 'gsm7', segmentCount: 1 };
  const codes = { state: 'accepted', ptt: 0, dlrId: 0, credits: 100 };
  const ids = Array.from({ length: count }, (_, index) => index + 1);
  await panel.db.message.createMany({
    data: ids.map((id) => ({ id, accountId: account.id, ...text, ...codes, ...times })),
  });
}

test('a carrier that may still answer, or may have sent what nobody has decided about, is not deleted', async () => {
  expect(await remove('ovh', ['ovh'])).toEqual(refused('carrier_ending'));
  const { now } = panel.dependencies;
  await addMessages(1);
  const owed = { messageId: 1, dueAt: now, carrier: 'ovh', attempts: 1, doubts: 1 };
  await panel.db.dispatch.create({ data: owed });
  expect(await remove('ovh')).toEqual(refused('carrier_in_doubt'));
  await panel.db.dispatch.updateMany({ data: { decision: 'waits', undecidedSince: now } });
  expect(await remove('ovh')).toEqual(refused('carrier_in_doubt'));
  // Of a part that it has taken nobody was asked yet.
  await panel.db.dispatch.updateMany({ data: { doubts: 0, decision: null, undecidedSince: null } });
  const segment = { messageId: 1, segment: 1, carrier: 'ovh', rawId: 'a', idKey: 'a', state: 'accepted' };
  await panel.db.submittedSegment.create({ data: { ...segment, ptt: 3, at: now } });
  expect(await remove('ovh')).toEqual(refused('carrier_waited_for'));
  await panel.db.submittedSegment.deleteMany();
  await panel.db.dispatch.updateMany({ data: { leasedBy: 7, givenTo: 'ovh' } });
  expect(await remove('ovh')).toEqual(refused('carrier_ending'));
  await panel.db.dispatch.updateMany({ data: { carrier: null, attempts: 0 } });
  expect(await remove('ovh')).toEqual(refused('carrier_ending'));
  await panel.db.dispatch.updateMany({ data: { carrier: 'ovh', leasedBy: null } });
  const node = { id: 7, startedAt: now, seenAt: now, version: '1', host: 'b' };
  await panel.db.node.create({ data: { ...node, carriers: '[{"name":"ovh","isDown":false,"downSince":null}]' } });
  expect(await remove('ovh')).toEqual(refused('carrier_ending'));
  await panel.db.node.updateMany({ data: { carriers: '[]' } });
  expect(await remove('ovh', ['other'])).toEqual(DONE);
});

test('what waits whole goes to others, and keeps no carrier; more than is looked through at once does', async () => {
  const { now } = panel.dependencies;
  await addMessages(MOST_COUNTED + 1);
  const ids = Array.from({ length: MOST_COUNTED + 1 }, (_, index) => index + 1);
  await panel.db.dispatch.createMany({ data: ids.map((messageId) => ({ messageId, dueAt: now, carrier: 'ovh' })) });
  expect(await remove('ovh')).toEqual(refused('carrier_waited_for'));
  await panel.db.dispatch.delete({ where: { messageId: 1 } });
  await panel.db.dispatch.update({ where: { messageId: 2 }, data: { attempts: 1 } });
  expect(await remove('ovh')).toEqual(DONE);
});
