/** Input and output of the API users tab; the same schema checks the form and the server action. */
import { z } from 'zod';
import type { Limit } from '@/lib/domain/alerts/limit';
import { API_USER_FILTERS, API_USER_SORTS } from '@/lib/domain/api-user/api-user';
import { checkIpRules, MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { checkLogin } from '@/lib/domain/api-user/login';
import { isApiUserPassword } from '@/lib/domain/api-user/password';
import { checkCallbackAddress } from '@/lib/domain/callbacks/callback-address';
import { changeLimitSchema, storedLimit } from './alert';
import { amount } from './amount';
import { fault } from './fault';
import { choiceOf, pageNumber, searchText } from './list-query';

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

/** Empty text: no callback. */
export const changeCallbackSchema = z.object({
  callbackUrl: z.string().transform((text, context) => {
    const checked = checkCallbackAddress(text);
    if (checked.ok) return checked.value;
    context.addIssue({ code: 'custom', message: fault(checked.error) });
    return z.NEVER;
  }),
});

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
/** The one API user that a read is about. */
export const apiUserLogin = z.strictObject({ login: searchText(40) }).transform(({ login }) => login);
export const pendingMessages = z.object({ pendingMessages: z.number() });

export const API_USERS_PAGE_SIZE = 25;
export type ApiUserSort = (typeof API_USER_SORTS)[number];

/** A filter with a few choices; empty: any. */
const anyOr = <const Values extends readonly string[]>(values: Values) => choiceOf(['', ...values]).default('');

/** What the address of the list says. */
export const apiUserListQuery = z.strictObject({
  search: searchText(100),
  quota: anyOr(API_USER_FILTERS.quota),
  limit: anyOr(API_USER_FILTERS.limit),
  restrictions: anyOr(API_USER_FILTERS.restrictions),
  callback: anyOr(API_USER_FILTERS.callback),
  state: anyOr(API_USER_FILTERS.state),
  sort: choiceOf(API_USER_SORTS).default('login'),
  direction: choiceOf(['asc', 'desc']).default('asc'),
  page: pageNumber.default(1),
});
export type ApiUserListQuery = z.infer<typeof apiUserListQuery>;

export const apiUserRow = z.object({
  login: z.string(),
  quotaActive: z.boolean(),
  quotaLeft: z.number(),
  /** What it was when somebody last set it. */
  quotaGiven: z.number(),
  /** Another one whenever somebody has set the quota. */
  quotaRevision: z.number(),
  ...storedLimit.shape,
  ipRestrictions: z.array(z.string()),
  callbackUrl: z.string().nullable(),
  /** Set when it failed for days and is called no more. */
  callbackSwitchedOffAt: z.iso.datetime().nullable(),
  /** The first failed try since the last one that succeeded. */
  callbackFailingSince: z.iso.datetime().nullable(),
  /** Whether what is left is below the limit. */
  limitReached: z.boolean(),
  passwordChangedAt: z.iso.datetime(),
  /** Whether callbacks carry a signature. */
  signed: z.boolean(),
  disabled: z.boolean(),
  /** Messages of the last thirty days. */
  sent: z.number(),
  lastUsedAt: z.iso.datetime().nullable(),
});
export type ApiUserRow = z.infer<typeof apiUserRow>;

export const apiUserList = z.object({
  users: z.array(apiUserRow),
  total: z.number(),
  page: z.number(),
  readAt: z.iso.datetime(),
  /** Of all, whatever is searched. */
  trouble: z.object({
    all: z.number(),
    failing: z.number(),
    switchedOff: z.number(),
    blocked: z.number(),
    low: z.number(),
  }),
});
export type ApiUserList = z.infer<typeof apiUserList>;
