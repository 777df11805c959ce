import { expect, test } from 'vitest';
import { isAnswering, keptDraft } from './draft';

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
