import { expect, test } from 'vitest';
import { type Found, mergeLines, reachOf, upToReach } from './merge-lines';

const EVERY_ID = { first: 0, end: 10_000 };
const send = (id: number) => ({ id, lastId: id });

/** A search that has seen enough before the page was full. */
const cut = (lines: Found['lines'], searchedTo: number): Found => ({ lines, searchedTo, isCut: true });

test('as far as messages were looked for, sends are', () => {
  expect(upToReach(EVERY_ID, reachOf(cut([], 400), false), false)).toEqual({ first: 400, end: 10_000 });
  expect(upToReach(EVERY_ID, reachOf(cut([500], 400), false), false)).toEqual({ first: 400, end: 10_000 });
  expect(upToReach(EVERY_ID, reachOf(cut([500], 600), true), true)).toEqual({ first: 0, end: 601 });
});

test('a page that took too long is known to the end of its last line, in the direction of reading', () => {
  const late: Found = { lines: [900, { id: 300, lastId: 399 }], searchedTo: null, isCut: true };
  expect(upToReach(EVERY_ID, reachOf(late, false), false)).toEqual({ first: 300, end: 10_000 });
  expect(upToReach(EVERY_ID, reachOf(late, true), true)).toEqual({ first: 0, end: 400 });
  expect(upToReach(EVERY_ID, reachOf({ ...late, isCut: false }, false), false)).toEqual(EVERY_ID);
});

test('where the search for sends has seen enough first, messages beyond are for the next page', () => {
  const written: Found = { lines: [900, 500, 100], searchedTo: null, isCut: false };
  expect(mergeLines(written, { ids: [700], searchedTo: 450 }, false, 51)).toEqual(cut([900, send(700), 500], 450));
  const upwards: Found = { ...written, lines: [100, 500, 900] };
  expect(mergeLines(upwards, { ids: [400], searchedTo: 450 }, true, 51)).toEqual(cut([100, send(400)], 450));
});

test('where the search for messages has, its end is that of both', () => {
  const merged = mergeLines(cut([900], 400), { ids: [700, 450], searchedTo: null }, false, 51);
  expect(merged).toEqual(cut([900, send(700), send(450)], 400));
});

test('a page that is full has one line more than it shows, and goes on behind the last that it shows', () => {
  const merged = mergeLines(cut([900, 800], 400), { ids: [850, 700, 650], searchedTo: null }, false, 3);
  expect(merged).toEqual({ lines: [900, send(850), 800], searchedTo: null, isCut: true });
});
