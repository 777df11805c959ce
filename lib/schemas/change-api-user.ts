/** What is typed of an API user: the same schema checks the form and the server action. */
import { z } from 'zod';
import type { Limit } from '@/lib/domain/alerts/limit';
import { checkIpRules, MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { checkLogin } from '@/lib/domain/api-user/login';
import { isApiUserPassword } from '@/lib/domain/api-user/password';
import { TESTED_KINDS } from '@/lib/domain/callbacks/callback-kinds';
import { amount } from './amount';
import { changeLimitSchema } from './change-limit';
import { fault } from './fault';
import { typedUrl } from './typed-url';

const login = z.string().transform((text, context) => {
  const checked = checkLogin(text);
  if (checked.ok) return checked.value;
  context.addIssue({ code: 'custom', message: fault(checked.error) });
  return z.NEVER;
});

const password = z
  .string()
  .min(1, fault('password_missing'))
  .refine((text) => text === '' || isApiUserPassword(text), fault('password_not_eight'));

export const changeQuotaSchema = z.discriminatedUnion('active', [
  z.object({ active: z.literal(true), quota: amount }),
  z.object({ active: z.literal(false), quota: z.string().transform(() => 0) }),
]);

export const changePasswordSchema = z.object({ password, keepOld: z.boolean() });

export const changeRestrictionsSchema = z.object({
  ipRestrictions: z
    .array(z.string())
    .max(MAX_IP_RULES, fault('ip_too_many', { most: MAX_IP_RULES }))
    .transform((entries, context) => {
      const rules = checkIpRules(entries);
      if (rules.ok) return rules.value;
      for (const { index, code, by } of rules.error) {
        context.addIssue({ code: 'custom', message: fault(code, { by, most: MAX_IP_RULES }), path: [index] });
      }
      return z.NEVER;
    }),
});

export const changeCallbackSchema = z.object({ callbackUrl: typedUrl });

/** Which URL is tried, as it is typed, and what it is told. */
export const testCallbackSchema = changeCallbackSchema.extend({ tells: z.enum(TESTED_KINDS).default('status') });

/** A new API user; every other setting may come with it. */
export const addApiUserSchema = z.object({
  login,
  password,
  quota: changeQuotaSchema,
  limit: changeLimitSchema,
  ...changeRestrictionsSchema.shape,
  ...changeCallbackSchema.shape,
});
export type NewApiUser = Omit<z.infer<typeof addApiUserSchema>, 'limit'> & { readonly limit: Limit };

export const changeCallbackSecretSchema = z.object({ signed: z.boolean() });
export const disableApiUserSchema = z.object({ disabled: z.boolean() });
export const deleteApiUserSchema = z.object({
  confirmation: z.string().max(100, fault('not_confirmed')),
});
