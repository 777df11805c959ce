import { expect, test } from 'vitest';
import type { z } from 'zod';
import en from '@/messages/en.json';
import { alertTemplatesSchema } from './alert-templates';
import {
  addApiUserSchema,
  changeCallbackSchema,
  changePasswordSchema,
  changeQuotaSchema,
  changeRestrictionsSchema,
  deleteApiUserSchema,
} from './change-api-user';
import { changeLimitSchema } from './change-limit';
import { fault, readFault } from './fault';
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

test.each(FORMS)('%s: whatever is typed, every fault is one that has words', (_, schema, input) => {
  const faults = [LONG, LONG_EMAIL, '', ' '].flatMap((typed) => faultsOf(schema, input(typed)));
  expect(faults.filter(([, text]) => !Object.hasOwn(en.faults, readFault(text ?? '').code))).toEqual([]);
});

test.each([
  ['name', acceptInvitationSchema, (text: string) => ({ name: text, password: 'long enough' })],
  ['password', acceptInvitationSchema, (text: string) => ({ name: 'x', password: `long enough${text}` })],
  ['password', changeOwnPasswordSchema, (text: string) => ({ currentPassword: 'x', password: `long enough${text}` })],
  ['emailSubject', alertTemplatesSchema, (text: string) => ({ ...TEXTS, emailSubject: text, smsBody: 'x' })],
  ['emailFrom', alertTemplatesSchema, (text: string) => ({ ...TEXTS, emailFrom: `${text}@example.com`, smsBody: 'x' })],
  ['callbackUrl', changeCallbackSchema, (text: string) => ({ callbackUrl: `https://example.com/${text}` })],
  ['login', addApiUserSchema, (text: string) => ({ ...ADD, login: text })],
  ['limit.email', addApiUserSchema, (text: string) => ({ ...ADD, limit: { ...LIMIT, email: `${text}@example.com` } })],
  [
    'limit.number',
    addApiUserSchema,
    (text: string) => ({ ...ADD, limit: { ...LIMIT, number: `+33612345678${text}` } }),
  ],
  ['quota', changeQuotaSchema, (text: string) => ({ active: true, quota: `1${text}` })],
  ['ipRestrictions.0', changeRestrictionsSchema, (text: string) => ({ ipRestrictions: [`192.0.2.1${text}`] })],
  ['email', invitePanelUserSchema, (text: string) => ({ email: `${text}@example.com`, role: 'viewer' })],
] as const)('%s is one line: a control character in it is refused, whatever it is', (field, schema, input) => {
  for (const control of ['\0', '\u0007', '\u001b', '\u0085', '\u2028']) {
    const [first] = faultsOf(schema, input(`a${control}b`));
    expect([control, first?.[0]]).toEqual([control, field]);
  }
});

test('an end of each text is told in characters', () => {
  expect(faultsOf(changeLimitSchema, { ...LIMIT, email: LONG_EMAIL })).toContainEqual([
    'email',
    fault('too_long', { what: 'email', most: 254 }),
  ]);
  expect(faultsOf(changeLimitSchema, { ...LIMIT, active: false, number: LONG })).toEqual([
    ['number', fault('too_long', { what: 'number', most: 30 })],
  ]);
  const texts = { ...TEXTS, emailFrom: LONG, emailSubject: LONG, emailBody: LONG, smsBody: LONG };
  // The first fault of a field is the one shown.
  expect(faultsOf(alertTemplatesSchema, texts).slice(0, 4)).toEqual([
    ['emailFrom', fault('too_long', { what: 'email', most: 254 })],
    ['emailSubject', fault('too_long', { what: 'subject', most: 200 })],
    ['emailBody', fault('too_long', { what: 'text', most: 5_000 })],
    ['smsBody', fault('at_most_characters', { most: 70 })],
  ]);
  expect(faultsOf(deleteApiUserSchema, { confirmation: LONG })).toEqual([['confirmation', 'not_confirmed']]);
  expect(faultsOf(signInSchema, { email: 'a@example.com', password: LONG, code: LONG })).toEqual([
    ['password', fault('too_long', { what: 'password', most: 200 })],
    ['code', fault('too_long', { what: 'code', most: 40 })],
  ]);
  expect(faultsOf(currentPasswordSchema, { currentPassword: LONG })).toEqual([
    ['currentPassword', fault('too_long', { what: 'password', most: 200 })],
  ]);
});

test('spaces around an address are no fault', () => {
  const templates = alertTemplatesSchema.parse({ ...TEXTS, emailFrom: ' a@example.com ', smsBody: 'x' });
  expect(templates.emailFrom).toBe('a@example.com');
});
