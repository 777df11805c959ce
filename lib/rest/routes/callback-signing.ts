/** What signs an API user's callbacks, by calls that the original does not have. */
import { z } from 'zod';
import { makeCallbackSecret } from '@/lib/use-cases/api-users/make-callback-secret';
import { readCallbackSigning } from '@/lib/use-cases/api-users/read-callback-signing';
import { stopSigning } from '@/lib/use-cases/api-users/stop-signing';
import { callbackSecret, callbackSigning } from '../models/account';
import { asDatetime } from '../present/wire-values';
import { inUser } from '../table/fields';
import { keyRoute, NO_INPUT, type Route, VOID } from '../table/route';

const path = '/sms/{serviceName}/users/{login}/callbackSigning';
const input = { ...NO_INPUT, path: inUser };

export const CALLBACK_SIGNING_ROUTES: readonly Route[] = [
  keyRoute({
    method: 'GET',
    path,
    summary: 'Whether an API user’s callbacks are signed',
    action: 'api-user.read',
    isOurs: true,
    input,
    output: callbackSigning,
    perform: ({ dependencies, path: { serviceName, login } }, actor) =>
      readCallbackSigning(dependencies, actor, serviceName, { login }),
    present: ({ signed, previousUntil }) => ({ signed, previousUntil: previousUntil && asDatetime(previousUntil) }),
  }),
  keyRoute({
    method: 'POST',
    path,
    summary: 'Makes a new signing secret, shown only once; the previous one also signs for a day',
    action: 'api-user.change-callback-secret',
    isOurs: true,
    isOnce: true,
    input: { ...input, body: z.strictObject({}) },
    output: callbackSecret,
    perform: ({ dependencies, path: { serviceName, login }, idempotencyKey }, actor) =>
      makeCallbackSecret(dependencies, actor, serviceName, { login, key: idempotencyKey ?? undefined }),
    present: ({ secret, previousUntil }) => ({ secret, previousUntil: previousUntil && asDatetime(previousUntil) }),
  }),
  keyRoute({
    method: 'DELETE',
    path,
    summary: 'Turns signing off; no secret signs any more',
    action: 'api-user.change-callback-secret',
    isOurs: true,
    input,
    output: VOID,
    perform: ({ dependencies, path: { serviceName, login } }, actor) =>
      stopSigning(dependencies, actor, serviceName, { login }),
    present: () => null,
  }),
];
