import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alertTemplatesSchema } from '@/lib/schemas/alert-templates';
import { addApiUserSchema, changeRestrictionsSchema, deleteApiUserSchema } from '@/lib/schemas/change-api-user';
import { changeLimitSchema } from '@/lib/schemas/change-limit';
import { fault, readFault } from '@/lib/schemas/fault';
import { acceptInvitationSchema, invitePanelUserSchema } from '@/lib/schemas/panel-user';
import { signInSchema } from '@/lib/schemas/sign-in';
import en from '@/messages/en.json';
import { boundLogin, withBound } from './bound-arguments';
import { parseForm } from './run-action';

const SCHEMAS = {
  addApiUserSchema,
  changeRestrictionsSchema,
  deleteApiUserSchema,
  alertTemplatesSchema,
  changeLimitSchema,
  acceptInvitationSchema,
  invitePanelUserSchema,
  signInSchema,
  bound: withBound(boundLogin, { login: 7 }, deleteApiUserSchema),
};

test.each(Object.entries(SCHEMAS))(
  '%s: whatever comes in the place of a form, its fault has words of ours',
  (_, schema) => {
    const names = fc.constantFrom(
      'login',
      'password',
      'quota',
      'limit',
      'ipRestrictions',
      'email',
      'confirmation',
      'role',
    );
    const wrong = fc.oneof(fc.jsonValue(), fc.dictionary(names, fc.jsonValue()), fc.constant(undefined));
    fc.assert(
      fc.property(wrong, (input) => {
        const parsed = parseForm<unknown>(schema, input);
        return parsed.ok || Object.hasOwn(en.faults, readFault(parsed.error.fault).code);
      }),
    );
  },
);

test('a wrong type is one plain refusal, a wrong value has its own', () => {
  const form = { email: 'a@example.com', role: 'viewer' };
  for (const input of [[], 7, null, { ...form, email: [] }, { ...form, role: 7 }]) {
    expect(parseForm(invitePanelUserSchema, input)).toMatchObject({ ok: false, error: { fault: 'unknown' } });
  }
  expect(parseForm(invitePanelUserSchema, { ...form, email: 'x' })).toMatchObject({
    error: { field: 'email', fault: fault('email_invalid') },
  });
});
