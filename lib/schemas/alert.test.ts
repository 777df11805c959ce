import { expect, test } from 'vitest';
import { alertTemplatesSchema } from './alert-templates';
import { changeLimitSchema, smsSampleNumber } from './change-limit';

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

const smsText = (smsBody: string) =>
  alertTemplatesSchema.safeParse({
    emailCustom: false,
    emailFrom: '',
    emailSubject: '',
    emailBody: '',
    smsCustom: true,
    smsBody,
  });

test.each([
  ['\u200b', 'text_missing'],
  [' \n', 'text_missing'],
  ['\0a', 'text_has_control_characters'],
  ['a\u001bb', 'text_has_control_characters'],
  ['caf\ufffd', 'text_unreadable'],
  ['caf\ud800', 'text_unreadable'],
])('an alert by SMS is not %j', (text, code) => {
  expect(smsText(text).error?.issues.map(({ message }) => message)).toEqual([code]);
});

test('an alert by SMS may have lines', () => {
  expect(smsText('Two\nlines').success).toBe(true);
});

test.each(['emailFrom', 'emailSubject', 'emailBody', 'smsBody'])('%s has no control character, on or off', (field) => {
  const off = { emailCustom: false, emailFrom: '', emailSubject: '', emailBody: '', smsCustom: false, smsBody: '' };
  const issues = alertTemplatesSchema.safeParse({ ...off, [field]: 'a\0b' }).error?.issues;
  expect(issues).toMatchObject([{ path: [field], message: 'text_has_control_characters' }]);
});
