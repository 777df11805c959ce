/** API users: `/sms/{serviceName}/users`. */
import { z } from 'zod';
import { addApiUserSchema } from '@/lib/schemas/change-api-user';
import { changeLimit } from '@/lib/use-cases/alerts/change-limit';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';
import { changeCallback } from '@/lib/use-cases/api-users/change-callback';
import { changePassword } from '@/lib/use-cases/api-users/change-password';
import { changeQuota } from '@/lib/use-cases/api-users/change-quota';
import { changeReplyUrls } from '@/lib/use-cases/api-users/change-reply-urls';
import { changeRestrictions } from '@/lib/use-cases/api-users/change-restrictions';
import { deleteApiUser } from '@/lib/use-cases/api-users/delete-api-user';
import { listApiUsers } from '@/lib/use-cases/api-users/list-api-users';
import { readApiUser } from '@/lib/use-cases/api-users/read-api-user';
import { user } from '../models/account';
import { shownBy, string } from '../models/types';
import { applied, inOrder } from '../plan/in-order';
import { planUserChange, type UserChange, userBody } from '../plan/plan-user-change';
import { presentUser } from '../present/present-user';
import { inAccount, inUser } from '../table/fields';
import { nextId, readIdCursor } from '../table/id-cursor';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const NO_SETTINGS = {
  quota: { active: false, quota: 0 },
  limit: { support: 'mail', threshold: null, email: '', number: '' },
  ipRestrictions: [],
  callbackUrl: null,
} as const;

const newUser = shownBy(
  { login: 'my-program', password: 'abcd1234' },
  z.strictObject({ login: addApiUserSchema.shape.login, password: addApiUserSchema.shape.password }),
);

export const USERS_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/users',
    summary: 'The logins of the account, sorted',
    action: 'api-user.read',
    input: { ...NO_INPUT, path: inAccount },
    output: string.array(),
    perform: async ({ dependencies, path, page }, actor) => {
      const cut = readIdCursor(page);
      if (!cut.ok) return cut;
      const { before: after = null, limit } = cut.value;
      return listApiUsers(dependencies, actor, path.serviceName, { after, limit });
    },
    present: ({ logins }) => [...logins],
    next: nextId,
  }),
  keyRoute({
    method: 'POST',
    path: '/sms/{serviceName}/users',
    summary: 'Adds an API user',
    action: 'api-user.add',
    input: {
      ...NO_INPUT,
      path: inAccount,
      body: newUser,
    },
    output: VOID,
    perform: ({ dependencies, path, body }, actor) =>
      addApiUser(dependencies, actor, path.serviceName, { ...NO_SETTINGS, ...body, ipRestrictions: [] }),
    present: () => null,
  }),
  keyRoute({
    method: 'GET',
    path: '/sms/{serviceName}/users/{login}',
    summary: 'An API user: its settings',
    action: 'api-user.read',
    input: { ...NO_INPUT, path: inUser },
    output: user,
    perform: ({ dependencies, path: { serviceName, login } }, actor) =>
      readApiUser(dependencies, actor, serviceName, { login }),
    present: presentUser,
  }),
  keyRoute({
    method: 'PUT',
    path: '/sms/{serviceName}/users/{login}',
    summary: 'Changes settings of an API user: quota, alert, restrictions, URLs, password',
    action: 'api-user.read',
    input: { ...NO_INPUT, path: inUser, body: userBody },
    output: VOID,
    perform: async ({ dependencies, path: { serviceName, login }, body }, actor) => {
      const found = await readApiUser(dependencies, actor, serviceName, { login });
      if (!found.ok) return found;
      const plan = planUserChange(found.value, body);
      if (!plan.ok) return plan;
      const { quota, limit, restrictions, callback, stopUrl, password }: UserChange = plan.value;
      // What it leaves out is saved as it was read, unless somebody has set it since.
      const { replyUrl } = found.value;
      const seen = found.value;
      const given = [dependencies, actor, serviceName] as const;
      // What may be refused for want of credit or of a right goes first.
      return inOrder([
        quota && (async () => applied(await changeQuota(...given, { login, ...quota }))),
        limit && (async () => applied(await changeLimit(...given, { login, ...limit, seen }))),
        password && (async () => applied(await changePassword(...given, { login, keepOld: false, ...password }))),
        restrictions && (async () => applied(await changeRestrictions(...given, { login, ...restrictions }))),
        callback && (async () => applied(await changeCallback(...given, { login, ...callback }))),
        stopUrl && (async () => applied(await changeReplyUrls(...given, { login, replyUrl, ...stopUrl, seen }))),
      ]);
    },
    present: () => null,
  }),
  keyRoute({
    method: 'DELETE',
    path: '/sms/{serviceName}/users/{login}',
    summary: 'Deletes an API user; what is left of its quota goes back to the account',
    action: 'api-user.delete',
    input: { ...NO_INPUT, path: inUser },
    output: VOID,
    // Who calls this has said whom, as the panel asks for where something is left.
    perform: ({ dependencies, path: { serviceName, login } }, actor) =>
      deleteApiUser(dependencies, actor, serviceName, { login, confirmation: login }),
    present: () => null,
  }),
];
