import { expect, test } from 'vitest';
import { isAnswering, isSame, keptDraft } from './draft';

const VALUES = {
  ...{ sender: 'Shop', recipients: '+33612345678', columns: [], message: '', smsClass: '1', noStop: false, payer: '' },
  ...{ when: 'now', at: '', atZone: 'Europe/Paris' },
};
const ANSWERED = {
  msisdn: '33612345678',
  groupedMsisdn: '+33 6 12 34 56 78',
  text: 'Which size?',
  createdAt: '2026-11-27T09:00:00.000Z',
};

test('a draft keeps what it answers, and one of before has nothing to keep', () => {
  expect(keptDraft.parse({ key: 'k', values: VALUES, answered: ANSWERED }).answered).toEqual(ANSWERED);
  expect(keptDraft.parse({ key: 'k', values: VALUES }).answered).toBeUndefined();
});

test.each([
  ['+33612345678', true],
  ['+33 6 12 34 56 78', true],
  ['+33612345678\n+33612345679', true],
  ['+33612345679', false],
  ['', false],
])('sent to %j, it answers them: %s', (recipients, expected) => {
  expect(isAnswering(ANSWERED, recipients)).toBe(expected);
});

const WRITTEN = keptDraft.parse({ key: 'k', values: VALUES, answered: ANSWERED });

test('a draft is what it was begun with, in whatever order its fields stand', () => {
  const { payer, ...others } = WRITTEN.values;
  expect(isSame(WRITTEN, { values: { payer, ...others }, answered: ANSWERED })).toBe(true);
});

test.each([
  ['another text', { values: { ...WRITTEN.values, message: 'Hello' }, answered: ANSWERED }],
  ['another payer', { values: { ...WRITTEN.values, payer: 'crm' }, answered: ANSWERED }],
  ['another moment', { values: { ...WRITTEN.values, when: 'later' as const }, answered: ANSWERED }],
  ['what answers nothing', { values: WRITTEN.values }],
])('%s is another draft', (_, other) => {
  expect(isSame(WRITTEN, other)).toBe(false);
});
