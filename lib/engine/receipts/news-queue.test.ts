import { afterEach, beforeEach, expect, test } from 'vitest';
import { refuseUpdates } from '@/lib/testing/refuse-updates';
import { createTestDelivery, type TestDelivery } from '@/lib/testing/test-delivery';

const SECONDS = 1000;
let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

test('a receipt that cannot be recorded holds up no other', async () => {
  const [broken = 0, ...whole] = [
    await delivery.sendTo('+33612345670'),
    await delivery.sendTo('+33612345671'),
    await delivery.sendTo('+33612345672'),
  ];
  await delivery.runUntil(0);
  await delivery.db.message.update({ where: { id: broken }, data: { credits: -1, state: 'buffered', ptt: 999 } });
  const allow = await refuseUpdates(delivery.db, 'OLD.credits = -1');
  await delivery.runUntil(2 * SECONDS);
  for (const id of whole) expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(broken)).toMatchObject({ state: 'buffered' });
  await allow();
  await delivery.db.message.update({ where: { id: broken }, data: { credits: 100 } });
  await delivery.runUntil(2 * SECONDS);
  expect(await delivery.message(broken)).toMatchObject({ state: 'delivered' });
});
