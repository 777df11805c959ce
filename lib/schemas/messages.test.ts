import { expect, test } from 'vitest';
import type { z } from 'zod';
import { alertTemplatesSchema, changeLimitSchema } from './alert';
import {
  addApiUserSchema,
  changeCallbackSchema,
  changePasswordSchema,
  changeQuotaSchema,
  changeRestrictionsSchema,
  deleteApiUserSchema,
} from './api-user';
import {
  acceptInvitationSchema,
  changeOwnPasswordSchema,
  confirmTwoFactorSchema,
  currentPasswordSchema,
  invitePanelUserSchema,
} from './panel-user';
import { signInSchema } from './sign-in';

const LONG = 'x'.repeat(6_000);
const LONG_EMAIL = `${'x'.repeat(64)}@${'a.'.repeat(120)}example.com`;

const faultsOf = (schema: z.ZodType, input: unknown) => {
  const parsed = schema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => [path.join('.'), message]);
};

const LIMIT = { active: true, support: 'both', threshold: '10', email: 'a@example.com', number: '+33612345678' };
const TEXTS = { emailCustom: true, emailFrom: 'a@example.com', emailSubject: 'x', emailBody: 'x', smsCustom: true };
const ADD = {
  login: 'billing',
  password: 'abcd1234',
  quota: { active: false, quota: '' },
  limit: { ...LIMIT, active: false },
  ipRestrictions: [],
  callbackUrl: '',
};

/** Every text that a person can type, far too long and then empty. */
const FORMS: readonly (readonly [name: string, schema: z.ZodType, text: (typed: string) => unknown])[] = [
  ['Password', changePasswordSchema, (typed) => ({ password: typed, keepOld: false })],
  ['Quota', changeQuotaSchema, (typed) => ({ active: true, quota: typed })],
  ['Quota, off', changeQuotaSchema, (typed) => ({ active: false, quota: typed })],
  ['Limit', changeLimitSchema, (typed) => ({ ...LIMIT, threshold: typed, email: typed, number: typed })],
  ['Limit, off', changeLimitSchema, (typed) => ({ ...LIMIT, active: false, email: typed, number: typed })],
  ['Restrictions', changeRestrictionsSchema, (typed) => ({ ipRestrictions: Array.from({ length: 6 }, () => typed) })],
  ['Callback', changeCallbackSchema, (typed) => ({ callbackUrl: typed })],
  ['Delete', deleteApiUserSchema, (typed) => ({ confirmation: typed })],
  ['Add', addApiUserSchema, (typed) => ({ ...ADD, login: typed, password: typed, callbackUrl: typed })],
  [
    'Alerts',
    alertTemplatesSchema,
    (typed) => ({ ...TEXTS, emailFrom: typed, emailSubject: typed, emailBody: typed, smsBody: typed }),
  ],
  ['Invite', invitePanelUserSchema, (typed) => ({ email: typed, role: 'viewer' })],
  ['Accept', acceptInvitationSchema, (typed) => ({ name: typed, password: typed })],
  ['Own password', changeOwnPasswordSchema, (typed) => ({ currentPassword: typed, password: typed })],
  ['Second factor', confirmTwoFactorSchema, (typed) => ({ code: typed })],
  ['Second factor, off', currentPasswordSchema, (typed) => ({ currentPassword: typed })],
  ['Sign in', signInSchema, (typed) => ({ email: typed, password: typed, code: typed })],
];

test.each(FORMS)('%s: whatever is typed, no message is the library’s own', (_, schema, input) => {
  const messages = [LONG, LONG_EMAIL, '', ' '].flatMap((typed) => faultsOf(schema, input(typed)));
  expect(messages.filter(([, message]) => /^(too |invalid|expected)/i.test(message ?? ''))).toEqual([]);
});

test('an end of each text is told in characters', () => {
  expect(faultsOf(changeLimitSchema, { ...LIMIT, email: LONG_EMAIL })).toContainEqual([
    'email',
    'An e-mail address has at most 254 characters.',
  ]);
  expect(faultsOf(changeLimitSchema, { ...LIMIT, active: false, number: LONG })).toEqual([
    ['number', 'A number has at most 30 characters.'],
  ]);
  const texts = { ...TEXTS, emailFrom: LONG, emailSubject: LONG, emailBody: LONG, smsBody: LONG };
  // The first fault of a field is the one shown.
  expect(faultsOf(alertTemplatesSchema, texts).slice(0, 4)).toEqual([
    ['emailFrom', 'An e-mail address has at most 254 characters.'],
    ['emailSubject', 'A subject has at most 200 characters.'],
    ['emailBody', 'A text has at most 5,000 characters.'],
    ['smsBody', 'At most 70 characters.'],
  ]);
  expect(faultsOf(deleteApiUserSchema, { confirmation: LONG })).toEqual([
    ['confirmation', 'Type the login exactly as shown.'],
  ]);
  expect(faultsOf(signInSchema, { email: 'a@example.com', password: LONG, code: LONG })).toEqual([
    ['password', 'A password has at most 200 characters.'],
    ['code', 'A code has at most 40 characters.'],
  ]);
  expect(faultsOf(currentPasswordSchema, { currentPassword: LONG })).toEqual([
    ['currentPassword', 'A password has at most 200 characters.'],
  ]);
});

test('spaces around an address are no fault', () => {
  const templates = alertTemplatesSchema.parse({ ...TEXTS, emailFrom: ' a@example.com ', smsBody: 'x' });
  expect(templates.emailFrom).toBe('a@example.com');
});
