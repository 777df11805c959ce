import { expect, test } from 'vitest';
import type { WaitingMessageRow } from '@/lib/schemas/scheduled';
import { waitingMessage, waitingMessages } from './waiting';

const message = (id: number, dueAt: string): WaitingMessageRow => ({
  ...{ id, dueAt, createdAt: '2026-11-27T09:00:00.000Z', login: 'crm', sentBy: null, quotaOf: null },
  ...{ sender: 'MyShop', groupedSender: 'MyShop', recipient: '33612345678', groupedRecipient: '+33 6 12 34 56 78' },
  ...{ text: 'Hello', smsClass: 1, segmentCount: 1, credits: 100, willBeRefused: id === 2 },
});

const MONDAY = '2026-11-30T09:00:00.000Z';
const TUESDAY = '2026-12-01T09:00:00.000Z';

test('several messages have a moment where all of them have the same', () => {
  const dueAt = (...moments: string[]) => waitingMessages(moments.map((moment, id) => message(id, moment))).dueAt;
  expect(dueAt(MONDAY)).toBe(MONDAY);
  expect(dueAt(MONDAY, MONDAY, MONDAY)).toBe(MONDAY);
  expect(dueAt(MONDAY, TUESDAY)).toBeNull();
  expect(dueAt()).toBeNull();
});

test('but from whom, and to whom, is told of one alone', () => {
  expect(waitingMessages([message(1, MONDAY), message(2, MONDAY)])).toMatchObject({ sender: null, recipient: null });
  expect(waitingMessages([message(1, MONDAY)])).toMatchObject({ sender: 'MyShop', recipient: '+33 6 12 34 56 78' });
});

test('how many of them will get nothing is told', () => {
  expect(waitingMessages([1, 2, 3].map((id) => message(id, MONDAY))).refused).toBe(1);
  expect([waitingMessage(message(1, MONDAY)).refused, waitingMessage(message(2, MONDAY)).refused]).toEqual([0, 1]);
});
