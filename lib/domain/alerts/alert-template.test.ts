import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fillAlert, planAlerts } from './alert-template';
import { SAMPLE_ALERT } from './sample-alert';

test('the four variables are filled in, wherever and however often they stand', () => {
  const template = '|USER| |REMAINING|/|ALERTTHRESHOLD| (|CREDITSLEFT|) |USER| |OTHER|';
  expect(fillAlert(template, SAMPLE_ALERT)).toBe('billing 9/10 (50) billing |OTHER|');
});

test('a login that looks like a variable stays as it is', () => {
  expect(fillAlert('|USER|', { ...SAMPLE_ALERT, login: '|REMAINING| $&' })).toBe('|REMAINING| $&');
});

test('text without variables is left alone', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('|'));
      expect(fillAlert(text, SAMPLE_ALERT)).toBe(text);
    }),
  );
});

test.each([
  ['mail', ['mail']],
  ['sms', ['sms']],
  ['both', ['mail', 'sms']],
] as const)('%s is told by %j', (support, channels) => {
  const way = { support, email: 'ops@example.com', number: '33612345678' };
  const planned = planAlerts(SAMPLE_ALERT, way, { mail: null, sms: null });
  expect(planned.map(({ channel }) => channel)).toEqual(channels);
});

test('an account’s own texts are filled in at once; where it has none, the words come with the reader’s language', () => {
  const way = { support: 'both', email: 'ops@example.com', number: '33612345678' } as const;
  const own = { from: 'us@example.com', subject: '|USER|', body: 'low' };
  expect(planAlerts(SAMPLE_ALERT, way, { mail: own, sms: null })).toMatchObject([
    { sender: 'us@example.com', subject: 'billing', body: 'low', topic: null },
    { sender: '', subject: '', body: '', topic: { kind: 'low-credit', login: 'billing' } },
  ]);
});
