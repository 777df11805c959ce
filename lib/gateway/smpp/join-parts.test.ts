import { expect, test } from 'vitest';
import type { KeptPart } from '@/lib/domain/smpp/submission';
import { partOfText } from '@/lib/testing/smpp-part';
import { createJoining } from './join-parts';

const AT = new Date('2026-11-27T10:00:00Z');
const minutesLater = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

const partOf = (number: number, changes: Partial<KeptPart> = {}): KeptPart => ({
  ...partOfText({ apiUserId: 1, octets: `text ${String(number)}` }),
  id: number,
  at: AT,
  joins: { reference: 7, total: 3, number, coding: 0 },
  ...changes,
});

const numbersOf = (parts: readonly KeptPart[] | null) => parts?.map(({ joins }) => joins.number).sort() ?? null;

test('the last that was missing finds the others, whatever the order', () => {
  const joining = createJoining([partOf(3)]);
  expect(joining.othersOf(partOf(1))).toBeNull();
  joining.add(partOf(1));
  expect(numbersOf(joining.othersOf(partOf(2)))).toEqual([1, 3]);
  joining.drop(partOf(2));
  expect(joining.othersOf(partOf(2))).toBeNull();
});

test('another API user, sender, recipient, reference, number of parts or alphabet is another message', () => {
  const joining = createJoining([partOf(1), partOf(2)]);
  const { source, destination } = partOf(3).addresses;
  const strangers: readonly Partial<KeptPart>[] = [
    { apiUserId: 2 },
    { addresses: { destination, source: { ...source, address: 'OTHER' } } },
    { addresses: { source, destination: { ...destination, address: '33612345679' } } },
    ...[{ reference: 8 }, { total: 4 }, { coding: 8 }].map((other) => ({ joins: { ...partOf(3).joins, ...other } })),
  ];
  for (const changes of strangers) expect(joining.othersOf(partOf(3, changes))).toBeNull();
  expect(numbersOf(joining.othersOf(partOf(3)))).toEqual([1, 2]);
});

test('one that is said again is known by its words; with others it begins anew, and what was before ends', () => {
  const joining = createJoining([partOf(1), partOf(2)]);
  expect(joining.find(partOf(1, { id: 9 }))?.id).toBe(1);
  expect(joining.find(partOf(1, { octets: 'other' }))).toBeUndefined();
  joining.add(partOf(1, { id: 4, octets: 'other', at: minutesLater(1) }));
  expect(joining.othersOf(partOf(3))).toBeNull();
  expect(joining.takeExpired(minutesLater(2)).map(({ id }) => id)).toEqual([1, 2]);
  expect(joining.takeExpired(minutesLater(11)).map(({ id }) => id)).toEqual([4]);
  expect(joining.takeExpired(minutesLater(11))).toEqual([]);
});

test('a thousand of one API user wait, and no more, until some are a message or have ended', () => {
  const joining = createJoining([]);
  for (let reference = 0; reference < 1_000; reference += 1) {
    joining.add(partOf(1, { joins: { ...partOf(1).joins, reference } }));
  }
  expect([joining.isFull(partOf(1)), joining.isFull(partOf(1, { apiUserId: 2 }))]).toEqual([true, false]);
  joining.drop(partOf(2));
  expect(joining.isFull(partOf(1))).toBe(false);
  joining.add(partOf(1));
  joining.takeExpired(minutesLater(10));
  expect(joining.isFull(partOf(1))).toBe(false);
});

test('what is being accepted does not expire, however long that takes; refused, it does', () => {
  const joining = createJoining([partOf(1), partOf(2)]);
  const letGo = joining.hold(partOf(3));
  expect(joining.takeExpired(minutesLater(11))).toEqual([]);
  expect(numbersOf(joining.othersOf(partOf(3)))).toEqual([1, 2]);
  letGo();
  expect(numbersOf(joining.takeExpired(minutesLater(11)))).toEqual([1, 2]);
});
