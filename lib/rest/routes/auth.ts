/** How a program comes by a key, and what it may know of the one that it has. */
import { z } from 'zod';
import { MOST_RULES, RULE_METHODS } from '@/lib/domain/api-key/access-rule';
import { checkIpRules, MAX_IP_RULES } from '@/lib/domain/api-user/ip-rules';
import { ok } from '@/lib/domain/result';
import { accessRule } from '@/lib/schemas/api-key';
import { askForKey } from '@/lib/use-cases/api-keys/ask-for-key';
import { readCurrentKey } from '@/lib/use-cases/api-keys/read-current-key';
import { revokeKey } from '@/lib/use-cases/api-keys/revoke-key';
import { datetime, shownBy } from '../models/types';
import { asDatetime } from '../present/wire-values';
import { optional } from '../table/fields';
import { applicationRoute, keyRoute, NO_INPUT, openRoute, type Route, VOID } from '../table/route';

const LONGEST_REDIRECTION = 2_000;

const ipBlocks = z
  .array(z.string())
  .max(MAX_IP_RULES)
  .transform((entries, context) => {
    const rules = checkIpRules(entries);
    if (rules.ok) return rules.value;
    context.addIssue({ code: 'custom', message: 'must be addresses and ranges, none of them within another' });
    return z.NEVER;
  });

export const credentialBody = shownBy(
  { accessRules: [{ method: 'GET', path: '/sms/*' }] },
  z.strictObject({
    accessRules: z.array(accessRule).min(1).max(MOST_RULES),
    allowedIPs: optional(ipBlocks),
    redirection: optional(z.url({ protocol: /^https?$/ }).max(LONGEST_REDIRECTION)),
  }),
);

const rule = z.object({ method: z.enum(RULE_METHODS), path: z.string() });
const state = z.enum(['expired', 'pendingValidation', 'refused', 'validated']);

const credential = z.object({
  allowedIPs: z.array(z.string()).nullable(),
  applicationId: z.number(),
  creation: datetime,
  credentialId: z.number(),
  expiration: datetime.nullable(),
  lastUse: datetime.nullable(),
  ovhSupport: z.boolean(),
  rules: z.array(rule),
  status: state,
});

const details = z.object({
  account: z.string(),
  allowedRoutes: z.array(rule),
  description: z.string(),
  identities: z.array(z.string()),
  method: z.literal('account'),
  roles: z.array(z.string()),
  user: z.string().nullable(),
});

export const AUTH_ROUTES: readonly Route[] = [
  openRoute({
    method: 'GET',
    path: '/auth/time',
    summary: 'The server’s time, by which calls are signed',
    input: NO_INPUT,
    output: z.int(),
    perform: ({ dependencies }) => Promise.resolve(ok(dependencies.now)),
    present: (now) => Math.floor(now.getTime() / 1_000),
  }),
  applicationRoute({
    method: 'POST',
    path: '/auth/credential',
    summary: 'Requests a key, which somebody then allows at the returned URL',
    input: { ...NO_INPUT, body: credentialBody },
    output: z.object({ consumerKey: z.string(), state, validationUrl: z.url() }),
    perform: async ({ dependencies, body }, { id }) => {
      const { accessRules: rules, allowedIPs: allowedAddresses = [], redirection = '' } = body;
      return ok(await askForKey(dependencies, { applicationId: id, rules, allowedAddresses, redirection }));
    },
    present: ({ consumerKey, linkToken }, { dependencies: { publicUrl } }) => ({
      consumerKey,
      state: 'pendingValidation' as const,
      validationUrl: `${publicUrl}/auth/?credentialToken=${linkToken}`,
    }),
  }),
  keyRoute({
    method: 'GET',
    path: '/auth/currentCredential',
    summary: 'The key that makes the call',
    action: 'own',
    input: NO_INPUT,
    output: credential,
    perform: ({ dependencies }, actor) => readCurrentKey(dependencies, actor),
    present: ({ id, applicationId, rules, allowedAddresses, state: status, createdAt, expiresAt, lastUsedAt }) => ({
      allowedIPs: allowedAddresses.length === 0 ? null : [...allowedAddresses],
      applicationId,
      creation: asDatetime(createdAt),
      credentialId: id,
      expiration: expiresAt && asDatetime(expiresAt),
      lastUse: lastUsedAt && asDatetime(lastUsedAt),
      ovhSupport: false,
      rules: [...rules],
      status,
    }),
  }),
  keyRoute({
    method: 'GET',
    path: '/auth/details',
    summary: 'Who owns the key that makes the call, and what it may call',
    action: 'own',
    input: NO_INPUT,
    output: details,
    perform: ({ dependencies }, actor) => readCurrentKey(dependencies, actor),
    present: ({ email, rules, application }) => ({
      account: email,
      allowedRoutes: [...rules],
      description: application,
      identities: [],
      method: 'account' as const,
      roles: [],
      user: null,
    }),
  }),
  keyRoute({
    method: 'POST',
    path: '/auth/logout',
    summary: 'Revokes the key that makes the call',
    action: 'own',
    input: NO_INPUT,
    output: VOID,
    perform: ({ dependencies }, actor) => revokeKey(dependencies, actor, { id: actor.consumerKeyId }),
    present: () => null,
  }),
];
