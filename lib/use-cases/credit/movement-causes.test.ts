/** Each movement's cause as the ledger tells it, of whatever became of messages and bulk sends. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTransaction } from '@/lib/db/connections/client';
import { refundMessages } from '@/lib/db/ledger/refund-messages';
import { AT_THE_MACHINE } from '@/lib/domain/authorisation/actor';
import { movementListQuery } from '@/lib/schemas/movement';
import { bulk, createScheduledPanel, EVE_AT, one, type ScheduledPanel } from '@/lib/testing/scheduled-panel';
import { writeNextSlice } from '@/lib/testing/test-slices';
import { findMovements } from './find-movements';
import { grantCredit } from './grant-credit';

const MANY = 101;
const TWO_SEGMENTS = 'x'.repeat(161);

let panel: ScheduledPanel;

beforeEach(async () => {
  panel = await createScheduledPanel();
  const grant = { serviceName: panel.account, credits: 100_000, reason: 'Order 7' };
  await grantCredit(panel.dependencies, AT_THE_MACHINE, grant);
});

afterEach(() => panel.close());

/** Newest last: what it is about, and why. */
async function causes(query: object = {}) {
  const { dependencies, actors, account } = panel;
  const found = await findMovements(dependencies, actors.viewer, account, movementListQuery.parse(query));
  if (!found.ok) return expect.unreachable('a viewer may look');
  return found.value.rows.map(({ cause, messageId }) => [cause, messageId]).toReversed();
}

const lately = async (count: number) => (await causes()).slice(-count);

test('a message: sent, edited, cancelled', async () => {
  const id = await panel.later(1);
  expect(await lately(2)).toEqual([
    ['grant_on_server', null],
    ['message', id],
  ]);
  await panel.edit(one(id), { message: TWO_SEGMENTS });
  await panel.cancel(one(id));
  expect(await causes({ message: String(id) })).toEqual([
    ['message', id],
    ['message_edited', id],
    ['message_repriced', id],
    ['message_cancelled', id],
  ]);
});

test('a message that is not billed', async () => {
  const { id } = await panel.byApiUser();
  await panel.db.message.update({ where: { id }, data: { state: 'error', refundedAt: panel.dependencies.now } });
  await inTransaction(panel.db, (tx) => refundMessages(tx, [id], panel.dependencies.now));
  expect(await lately(2)).toEqual([
    ['message', id],
    ['not_billed', id],
  ]);
});

test('a bulk send: held, edited, cancelled; and each movement leads to it', async () => {
  const id = await panel.later(MANY);
  await panel.edit(bulk(id), { message: TWO_SEGMENTS });
  await panel.cancel(bulk(id));
  expect(await lately(4)).toEqual([
    ['bulk', id],
    ['bulk_edited', id],
    ['bulk_repriced', id],
    ['bulk_cancelled', id],
  ]);
});

test('a cause is the same whatever stands beside its movement, as where two servers write the ledger', async () => {
  const message = await panel.later(1);
  const send = await panel.later(MANY);
  for (const what of [one(message), bulk(send)]) await panel.edit(what, { message: TWO_SEGMENTS });
  while (await writeNextSlice({ writer: panel.writer, now: EVE_AT }));
  const told = async () => [
    ...(await causes({ message: String(message) })),
    ...(await causes({ message: String(send) })),
    ...(await causes({ kind: 'hold_released' })),
  ];
  const before = await told();
  await panel.db.$executeRaw`UPDATE "CreditMovement" SET id = id * 10000, "reversesId" = "reversesId" * 10000`;
  expect(await told()).toEqual(before);
  const kinds = ['message_edited', 'message_repriced', 'bulk_edited', 'bulk_repriced', 'bulk_written'];
  expect(before.map(([cause]) => cause)).toEqual(expect.arrayContaining(kinds));
});

test('a bulk send that is written: what was held is charged message by message', async () => {
  const id = await panel.later(MANY);
  while (await writeNextSlice({ writer: panel.writer, now: EVE_AT }));
  expect(await causes({ message: String(id + 1) })).toEqual([['message', id + 1]]);
  const released = await causes({ kind: 'hold_released' });
  expect(released.length).toBeGreaterThan(0);
  expect(new Set(released.map(String))).toEqual(new Set([`bulk_written,${id}`]));
});
