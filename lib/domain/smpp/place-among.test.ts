import { expect, test } from 'vitest';
import { partOfText } from '@/lib/testing/smpp-part';
import { placeAmong, type WaitingPart } from './place-among';

const partAt = (number: number, octets = `text ${number}`) =>
  partOfText({ octets, joins: { reference: 7, total: 3, number, coding: 0 } });

const waitingAt = (number: number, octets = `text ${number}`, id = number): WaitingPart => ({ id, number, octets });

test('a part waits until the others are there, whatever the order, and is then the last', () => {
  expect(placeAmong([], partAt(2))).toEqual({ kind: 'waits', insteadOf: [] });
  expect(placeAmong([waitingAt(3)], partAt(2))).toEqual({ kind: 'waits', insteadOf: [] });
  expect(placeAmong([waitingAt(3), waitingAt(1)], partAt(2))).toEqual({ kind: 'last' });
});

test('one that is said again is known by its words; with others a message begins anew', () => {
  const waiting = [waitingAt(1), waitingAt(2)];
  expect(placeAmong(waiting, partAt(2))).toEqual({ kind: 'known', id: 2 });
  expect(placeAmong(waiting, partAt(2, 'other'))).toEqual({ kind: 'waits', insteadOf: [1, 2] });
});

test('of several at one place the newest counts, and all of them fill it once', () => {
  const waiting = [waitingAt(1, 'older', 1), waitingAt(1, 'newer', 2)];
  expect(placeAmong(waiting, partAt(1, 'newer'))).toEqual({ kind: 'known', id: 2 });
  expect(placeAmong(waiting, partAt(1, 'older'))).toEqual({ kind: 'waits', insteadOf: [1, 2] });
  expect(placeAmong(waiting, partAt(2))).toEqual({ kind: 'waits', insteadOf: [] });
});
