/** Accounts: `/sms/{serviceName}`. */
import { z } from 'zod';
import { err, ok } from '@/lib/domain/result';
import { changeAccountCallback } from '@/lib/use-cases/accounts/change-account-callback';
import { changeDescription } from '@/lib/use-cases/accounts/change-description';
import { changeReplies } from '@/lib/use-cases/accounts/change-replies';
import { getAccount } from '@/lib/use-cases/accounts/get-account';
import { getService } from '@/lib/use-cases/accounts/get-service';
import { listServiceNames } from '@/lib/use-cases/accounts/list-service-names';
import { changeAlertTemplates } from '@/lib/use-cases/alerts/change-alert-templates';
import { getAlertTemplates } from '@/lib/use-cases/alerts/get-alert-templates';
import { moveCredit } from '@/lib/use-cases/credit/move-credit';
import { accountWithIam } from '../models/account';
import { service } from '../models/instance';
import { described, double, shownBy } from '../models/types';
import { applied, inOrder } from '../plan/in-order';
import { accountBody, planAccountChange } from '../plan/plan-account-change';
import { presentAccount } from '../present/present-account';
import { presentService } from '../present/present-service';
import { readCredits } from '../present/wire-values';
import { inAccount, name, optional } from '../table/fields';
import { notHere } from '../table/not-here';
import { notOffered, refusedParameter } from '../table/not-offered';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const transfer = shownBy(
  { credits: 1, smsAccountTarget: 'sms-xx11111-2' },
  z.strictObject({ credits: double, smsAccountTarget: name }),
);

export const ACCOUNT_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms',
    summary: 'The accounts that the key may see',
    action: 'own',
    input: {
      ...NO_INPUT,
      query: z.strictObject({ iamTags: described(refusedParameter('iamTags'), optional(z.string())) }),
    },
    output: z.array(z.string()),
    perform: async ({ dependencies, query, page }, actor) => {
      if (query.iamTags !== undefined) return notOffered('iamTags');
      return ok(await listServiceNames(dependencies, actor, { after: page.cursor, limit: page.size }));
    },
    present: ({ names }) => [...names],
    next: ({ names, hasMore }) => (hasMore ? (names.at(-1) ?? null) : null),
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}',
    summary: 'An account: its credit and its settings',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount },
    output: accountWithIam,
    perform: async ({ dependencies, path: { serviceName } }, actor) => {
      const account = await getAccount(dependencies, actor, serviceName, undefined);
      if (!account.ok) return account;
      const service = await getService(dependencies, actor, serviceName, undefined);
      if (!service.ok) return service;
      const templates = await getAlertTemplates(dependencies, actor, serviceName, undefined);
      if (!templates.ok) return templates;
      return ok({ account: account.value, service: service.value, templates: templates.value });
    },
    present: presentAccount,
  }),
  keyRoute({
    method: 'PUT',
    path: '/sms/{serviceName}',
    summary: 'Changes settings of an account: description, URLs, replies, alert texts',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount, body: accountBody },
    output: VOID,
    perform: async ({ dependencies, path: { serviceName }, body }, actor) => {
      const given = [dependencies, actor, serviceName] as const;
      const account = await getAccount(...given, undefined);
      if (!account.ok) return account;
      const stored = await getAlertTemplates(...given, undefined);
      if (!stored.ok) return stored;
      const plan = planAccountChange({ ...account.value, templates: stored.value }, body);
      if (!plan.ok) return plan;
      const { description, callback, replies, templates } = plan.value;
      return inOrder([
        replies && (async () => applied(await changeReplies(...given, { ...replies, seen: account.value }))),
        description && (async () => applied(await changeDescription(...given, description))),
        callback && (async () => applied(await changeAccountCallback(...given, callback))),
        templates && (async () => applied(await changeAlertTemplates(...given, { ...templates, seen: stored.value }))),
      ]);
    },
    present: () => null,
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/serviceInfos',
    summary: 'An account as a service, with its creation date',
    action: 'account.read',
    input: { ...NO_INPUT, path: inAccount },
    output: service,
    perform: async ({ dependencies, path: { serviceName } }, actor) => {
      const found = await getService(dependencies, actor, serviceName, undefined);
      return found.ok ? ok({ ...found.value, contact: actor.email, serviceName }) : found;
    },
    present: presentService,
  }),
  keyRoute({
    method: 'POST',
    path: '/sms/{serviceName}/transferCredits',
    summary: 'Moves credit to another account of the same owner',
    action: 'credit.transfer-own',
    isOnce: true,
    input: { ...NO_INPUT, path: inAccount, body: transfer },
    output: VOID,
    perform: async (
      { dependencies, path: { serviceName }, body: { credits: amount, smsAccountTarget: to }, idempotencyKey },
      actor,
    ) => {
      const credits = readCredits(amount);
      if (credits === null || credits === 0)
        return err({
          code: 'invalid_parameter',
          about: '[credits] must be more than 0, with two decimals at most',
        } as const);
      const asked = { to, credits, reason: 'transferCredits', key: idempotencyKey ?? undefined };
      return moveCredit(dependencies, actor, serviceName, asked);
    },
    present: () => null,
  }),
  notHere('PUT', '/sms/{serviceName}/serviceInfos', 'renewals'),
];
