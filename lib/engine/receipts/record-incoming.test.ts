/** What people send back: kept once, joined from its segments, and whoever wants nothing more is on the blacklist. */
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import { createTestDelivery, NO_CALLBACKS, type TestDelivery } from '@/lib/testing/test-delivery';
import { NOW } from '@/lib/testing/test-gateway';
import { recordIncoming } from './record-incoming';

const DAYS = 86_400_000;
const NUMBER = '33612345678';

const { takerFor } = NO_CALLBACKS;

let delivery: TestDelivery;

beforeEach(async () => {
  delivery = await createTestDelivery();
});

afterEach(() => delivery.closeBalanced());

const part = (changes: Partial<IncomingSegment> = {}): IncomingSegment => ({
  ...{ carrier: 'one', rawId: null, msisdn: NUMBER, recipient: 'TEST', text: 'Yes', place: null },
  ...changes,
});
const hear = (parts: readonly IncomingSegment[], afterMs = 0) =>
  delivery.writer.commit((tx) => recordIncoming(tx, parts, { now: new Date(NOW.getTime() + afterMs), takerFor }));
const kept = () => delivery.db.incomingMessage.findMany({ orderBy: { id: 'asc' } });
const blacklisted = async () => (await delivery.db.blacklistEntry.findMany()).map(({ msisdn }) => msisdn);

test('a reply is kept with the newest message that was sent to its number from there, and whose that was', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const newest = await delivery.sendTo(`+${NUMBER}`);
  await delivery.sendTo('+33612345679');
  expect(await hear([part()])).toEqual({
    heard: new Set([delivery.accountId]),
    stopped: new Set(),
    strays: 0,
    answered: new Set(),
    callbacks: [],
    callbacksWait: false,
  });
  expect(await kept()).toMatchObject([
    { accountId: delivery.accountId, messageId: newest, apiUserId: delivery.apiUserId, text: 'Yes', isStop: false },
  ]);
});

test('what answers nothing of the last thirty days, or was sent to somebody else’s number, is nobody’s', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const strays = [part({ msisdn: '33699999999' }), part({ recipient: 'OTHER' })];
  expect(await hear(strays)).toMatchObject({ strays: 2 });
  expect(await hear([part()], 31 * DAYS)).toMatchObject({ strays: 1 });
  expect(await hear([part()], 29 * DAYS)).toMatchObject({ strays: 0 });
  expect(await kept()).toHaveLength(1);
});

test('STOP puts the number on the account’s blacklist, with the message that was answered, once', async () => {
  const id = await delivery.sendTo(`+${NUMBER}`);
  expect((await hear([part({ text: 'Arrêt.' }), part({ text: 'STOP' })])).stopped).toEqual(
    new Set([delivery.accountId]),
  );
  expect(await delivery.db.blacklistEntry.findMany()).toMatchObject([
    { accountId: delivery.accountId, msisdn: NUMBER, addedBy: 'system', messageId: id },
  ]);
  expect((await kept()).map(({ isStop }) => isStop)).toEqual([true, true]);
});

test('STOP is sent to the number that the clause names, whoever the message was from', async () => {
  const id = await delivery.sendTo(`+${NUMBER}`);
  await hear([part({ recipient: '36111', text: 'STOP 36111' })]);
  expect(await kept()).toMatchObject([{ messageId: id, isStop: true }]);
  expect(await blacklisted()).toEqual([NUMBER]);
  const without = await delivery.sendTo('+33612345679', { noStop: '1' });
  expect(await hear([part({ msisdn: '33612345679', recipient: '36111', text: 'STOP' })])).toMatchObject({ strays: 1 });
  expect(await kept()).not.toContainEqual(expect.objectContaining({ messageId: without }));
});

test('STOP to a number that is nobody’s here is said to whoever last wrote through that carrier; anything else is nobody’s', async () => {
  const elsewhere = (changes: Partial<IncomingSegment> = {}) =>
    part({ carrier: 'simulated', recipient: '38080', text: 'Stop 38080', ...changes });
  await delivery.sendTo(`+${NUMBER}`, { noStop: '1' });
  const newest = await delivery.sendTo(`+${NUMBER}`, { noStop: '1' });
  expect(await hear([elsewhere()])).toMatchObject({ strays: 1, stopped: new Set() });
  await delivery.runUntil(0);
  const nobodys = [
    elsewhere({ text: 'Who is this?' }),
    elsewhere({ carrier: 'other' }),
    elsewhere({ msisdn: '33699999999' }),
    elsewhere({ place: { reference: 1, segment: 1, segmentCount: 2 } }),
  ];
  expect(await hear(nobodys)).toMatchObject({ strays: 4 });
  expect(await hear([elsewhere()], 31 * DAYS)).toMatchObject({ strays: 1 });
  expect(await blacklisted()).toEqual([]);
  expect(await hear([elsewhere()])).toMatchObject({ strays: 0, stopped: new Set([delivery.accountId]) });
  expect(await kept()).toMatchObject([{ messageId: newest, recipient: '38080', isStop: true }]);
  expect(await blacklisted()).toEqual([NUMBER]);
});

test('what comes again with its id is kept once; somebody may say the same twice', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  await hear([part({ rawId: 'A1' }), part({ rawId: 'a1' })]);
  await hear([part({ rawId: 'A1' })]);
  expect(await kept()).toHaveLength(1);
  await hear([part({ rawId: 'A1', carrier: 'two' }), part(), part()]);
  expect(await kept()).toHaveLength(4);
});

test('segments are joined in whatever order they come, each heard any number of times', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const texts = ['ST', 'O', 'P'];
  const segments = texts.map((text, index) =>
    part({ rawId: `s${index}`, text, place: { reference: 7, segment: index + 1, segmentCount: 3 } }),
  );
  const heard = fc
    .array(fc.constantFrom(...segments), { maxLength: 6 })
    .map((repeats) => [...repeats, ...segments])
    .chain((all) => fc.shuffledSubarray(all, { minLength: all.length }));
  await fc.assert(
    fc.asyncProperty(heard, async (parts) => {
      await delivery.db.incomingMessage.deleteMany();
      await delivery.db.blacklistEntry.deleteMany();
      for (const one of parts) await hear([one]);
      expect(await kept()).toMatchObject([{ text: 'STOP', receivedCount: 3, segmentCount: 3, isStop: true }]);
      expect(await blacklisted()).toEqual([NUMBER]);
    }),
    { numRuns: 20 },
  );
});

test('a character that lies across two segments is whole once both have come, whichever came first', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const place = { reference: 7, segment: 1, segmentCount: 2 };
  const [first, second] = [
    part({ text: 'Yes \ud83d', place }),
    part({ text: '\ude00!', place: { ...place, segment: 2 } }),
  ];
  await hear([second]);
  await hear([first]);
  expect(await kept()).toMatchObject([{ text: 'Yes 😀!', receivedCount: 2 }]);
});

test('a part of STOP stops nothing, and segments of another message or of days ago are not joined', async () => {
  await delivery.sendTo(`+${NUMBER}`);
  const place = { reference: 7, segment: 1, segmentCount: 2 };
  await hear([part({ text: 'STOP', place }), part({ text: 'b', place: { ...place, reference: 8, segment: 2 } })]);
  await hear([part({ text: 'late', place: { ...place, segment: 2 } })], 2 * DAYS);
  expect((await kept()).map(({ text }) => text)).toEqual(['STOP', 'b', 'late']);
  expect(await blacklisted()).toEqual([]);
});
