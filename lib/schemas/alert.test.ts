import { expect, test } from 'vitest';
import { changeLimitSchema, smsSampleNumber } from './alert';

const limit = (number: string) =>
  changeLimitSchema.safeParse({ active: true, support: 'sms', threshold: '10', email: '', number });

test.each(['+33 (0)6 12 34 56 78', '0033612345678', '+330612345678', '\u202a+33\u00a06 12 34 56 78\u202c'])(
  'an alert goes to the number that %j means',
  (number) => {
    expect(limit(number)).toMatchObject({ success: true, data: { number: '33612345678' } });
    expect(smsSampleNumber.parse(number)).toBe('33612345678');
  },
);

test.each(['0612345678', '+34 (0)612 34 56 78', '+3361234567', ''])('%j is no number for an alert', (number) => {
  expect(limit(number).success).toBe(false);
  expect(smsSampleNumber.safeParse(number).success).toBe(false);
});
