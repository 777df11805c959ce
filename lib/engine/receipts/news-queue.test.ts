import { afterEach, beforeEach, expect, test } from 'vitest';
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
  await delivery.db.$executeRaw`
    CREATE TRIGGER broken BEFORE UPDATE OF state ON "Message" WHEN OLD.credits = -1
    BEGIN SELECT RAISE(ABORT, 'broken'); END`;
  await delivery.runUntil(2 * SECONDS);
  for (const id of whole) expect(await delivery.message(id)).toMatchObject({ state: 'delivered' });
  expect(await delivery.message(broken)).toMatchObject({ state: 'buffered' });
  await delivery.db.$executeRaw`DROP TRIGGER broken`;
  await delivery.db.message.update({ where: { id: broken }, data: { credits: 100 } });
  await delivery.runUntil(2 * SECONDS);
  expect(await delivery.message(broken)).toMatchObject({ state: 'delivered' });
});
