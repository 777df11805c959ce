import { afterEach, beforeEach, expect, test } from 'vitest';
import { DatabaseAway } from '@/lib/db/connections/database-away';
import { DatabaseLocked } from '@/lib/db/connections/take-write-lock';
import type { Writer } from '@/lib/db/connections/writer';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createLogger } from '@/lib/platform/log/logger';
import { refuseReplies, refuseUpdates } from '@/lib/testing/refuse-updates';
import { NODE_ID } from '@/lib/testing/test-database';
import { createTestDelivery, NO_CALLBACKS, receiptOf, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { createNewsQueue } from './news-queue';

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

const queueOf = (writer: Writer) =>
  createNewsQueue({
    writer,
    events: { publish: () => undefined },
    callbacks: () => Promise.resolve(NO_CALLBACKS),
    onAccepted: () => undefined,
    log: createLogger('silent'),
    nodeId: NODE_ID,
    now: () => NOW,
  });

/** Replies that have no id come together, from the numbers of two messages; answers which were recorded, in their order. */
async function reply(writer: Writer, msisdns: readonly string[]): Promise<readonly boolean[]> {
  const queue = queueOf(writer);
  const replyOf = (msisdn: string): IncomingSegment => ({
    ...{ carrier: 'one', rawId: null, msisdn, recipient: 'TEST', text: 'Yes', place: null },
  });
  const heard = await Promise.allSettled(msisdns.map((msisdn) => queue.incoming(replyOf(msisdn))));
  return heard.map(({ status }) => status === 'fulfilled');
}

const WHOLE = '33612345670';
const BROKEN = '33612345671';

test('whatever is recorded learns how its commit ended: nobody else calls what it claims', async () => {
  await delivery.sendTo(`+${WHOLE}`);
  const known: unknown[] = [];
  const writer: Writer = {
    ...delivery.writer,
    commit: (work, urgency, how) => {
      known.push(how?.mustKnow);
      return delivery.writer.commit(work, urgency, how);
    },
  };
  expect(await reply(writer, [WHOLE])).toEqual([true]);
  await queueOf(writer).receipt(receiptOf('unknown', 1, 4));
  expect(known).toEqual([true, true]);
});

const repliers = async () => (await delivery.db.incomingMessage.findMany()).map(({ msisdn }) => msisdn);

test.each([
  [
    [WHOLE, BROKEN],
    [true, false],
  ],
  [
    [BROKEN, WHOLE],
    [false, true],
  ],
])('of replies that come together one is refused, and the other is kept once: %j', async (msisdns, recorded) => {
  for (const msisdn of msisdns) await delivery.sendTo(`+${msisdn}`);
  const allow = await refuseReplies(delivery.db, `NEW.msisdn = '${BROKEN}'`);
  expect(await reply(delivery.writer, msisdns)).toEqual(recorded);
  expect(await repliers()).toEqual([WHOLE]);
  await allow();
});

test('whoever is told that the database is locked has given a reply that was not kept', async () => {
  for (const msisdn of [WHOLE, BROKEN]) await delivery.sendTo(`+${msisdn}`);
  let commits = 0;
  const commit: Writer['commit'] = (work, urgency) => {
    commits += 1;
    return commits > 1
      ? Promise.reject(new DatabaseLocked('Somebody else has it.'))
      : delivery.writer.commit(work, urgency);
  };
  expect(await reply({ ...delivery.writer, commit }, [WHOLE, BROKEN])).toEqual([true, false]);
  expect(commits).toBe(2);
  expect(await repliers()).toEqual([WHOLE]);
});

const refusals = [
  ['of a database that is away', () => new DatabaseAway(), 1],
  ['of locks that somebody keeps', () => Object.assign(new Error('canceling statement'), { code: '55P03' }), 1 + 3],
] as const;
test.each(refusals)('not each of many waits alone for the end %s', async (_, refusal, commits) => {
  let asked = 0;
  const commit: Writer['commit'] = () => {
    asked += 1;
    return Promise.reject(refusal());
  };
  const queue = queueOf({ ...delivery.writer, commit });
  const receipts = Array.from({ length: 20 }, (_none, index) =>
    queue.receipt({ carrier: 'one', rawId: `SM${index}`, dlrId: 1, ptt: 4, text: '', at: NOW }),
  );
  const heard = await Promise.allSettled(receipts);
  expect(new Set(heard.map(({ status }) => status))).toEqual(new Set(['rejected']));
  expect(asked).toBe(commits);
});
