'use server';

import type { ActionResult } from '@/lib/schemas/action-result';
import { addApplicationSchema, addKeySchema, allowKeySchema, type NewKeys } from '@/lib/schemas/api-key';
import { noInput } from '@/lib/schemas/panel-user';
import { addApplication } from '@/lib/use-cases/api-keys/add-application';
import { addKey } from '@/lib/use-cases/api-keys/add-key';
import { allowKey } from '@/lib/use-cases/api-keys/allow-key';
import { deleteApplication } from '@/lib/use-cases/api-keys/delete-application';
import { refuseKey } from '@/lib/use-cases/api-keys/refuse-key';
import { revokeKey } from '@/lib/use-cases/api-keys/revoke-key';
import { boundId, boundKeyLink, withBound } from '../bound-arguments';
import { keyDependencies } from '../key-dependencies';
import { runAction } from '../run-action';

const PASSWORD = {
  wrong_password: { field: 'currentPassword', fault: 'wrong_password' },
  too_many_tries: { field: null, fault: 'too_many_tries' },
  overloaded: { field: null, fault: 'overloaded' },
} as const;
const APPLICATIONS = { too_many_applications: { field: null, fault: 'too_many_applications' } } as const;
const KEYS = { too_many_keys: { field: null, fault: 'too_many_keys' } } as const;
const OVER = { key_over: { field: null, fault: 'key_over' } } as const;

type Redirection = { readonly redirection: string };

export async function addApplicationAction(input: unknown): Promise<ActionResult<Omit<NewKeys, 'consumerKey'>>> {
  return runAction(addApplicationSchema, input, { ...PASSWORD, ...APPLICATIONS }, (actor, typed) =>
    addApplication(keyDependencies(), actor, typed),
  );
}

/** Answers an application's key and secret and a key of one's own, all of which are shown once. */
export async function addKeyAction(input: unknown): Promise<ActionResult<NewKeys>> {
  return runAction(addKeySchema, input, { ...PASSWORD, ...APPLICATIONS, ...KEYS }, (actor, typed) =>
    addKey(keyDependencies(), actor, typed),
  );
}

export async function allowKeyAction(linkToken: unknown, input: unknown): Promise<ActionResult<Redirection>> {
  const schema = withBound(boundKeyLink, { linkToken }, allowKeySchema);
  return runAction(schema, input, { ...PASSWORD, ...KEYS, ...OVER }, (actor, typed) =>
    allowKey(keyDependencies(), actor, typed),
  );
}

export async function refuseKeyAction(linkToken: unknown): Promise<ActionResult<Redirection>> {
  return runAction(withBound(boundKeyLink, { linkToken }, noInput), {}, OVER, (actor, typed) =>
    refuseKey(keyDependencies(), actor, typed),
  );
}

export async function revokeKeyAction(id: unknown, input: unknown): Promise<ActionResult> {
  const refusals = { key_not_found: { field: null, fault: 'key_gone' } } as const;
  return runAction(withBound(boundId, { id }, noInput), input, refusals, (actor, typed) =>
    revokeKey(keyDependencies(), actor, typed),
  );
}

export async function deleteApplicationAction(id: unknown, input: unknown): Promise<ActionResult> {
  const refusals = { application_not_found: { field: null, fault: 'application_gone' } } as const;
  return runAction(withBound(boundId, { id }, noInput), input, refusals, (actor, typed) =>
    deleteApplication(keyDependencies(), actor, typed),
  );
}
