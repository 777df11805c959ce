/** What is sent to an action or a read of the instance is read only for whoever may ask. */
import { INSTANCE_RESOURCES } from '../lib/queries/instance-resources';
import { makeInstanceOwner } from './fixtures/database';
import { INSTANCE_ACTIONS } from './fixtures/instance-actions';
import { actionIds, callAction } from './fixtures/server-actions';
import { sessionCookie } from './fixtures/session';
import { expect, test } from './fixtures/test';
import type { TestAccount } from './fixtures/test-account';

/** What no form of ours sends. */
const NONSENSE = { name: [7], by: null };

const NOT_FOUND = '"field":null,"fault":"not_found"';

/** What each action that takes anything answers to nonsense, by its name. */
async function answersToNonsense(account: TestAccount): Promise<readonly (readonly [string, string])[]> {
  const ids = actionIds();
  const { name, value } = await sessionCookie(account, account.owner);
  const taking = Object.entries(INSTANCE_ACTIONS).filter(([, { args }]) => args(account).length > 0);
  const asked = taking.map(async ([action, { at, args }]) => {
    const url = `${account.chappe.url}/instance/${at}`;
    const sent = args(account).map(() => NONSENSE);
    const answer = await callAction({ url, id: ids.get(action) ?? '', cookie: `${name}=${value}`, args: sent });
    return [action, answer] as const;
  });
  return Promise.all(asked);
}

test('whoever may not act on the instance hears the same whatever they send, an instance owner what is wrong', async ({
  account,
}) => {
  const refused = await answersToNonsense(account);
  expect(refused.length).toBeGreaterThan(0);
  for (const [action, answer] of refused) expect(answer, action).toContain(NOT_FOUND);
  makeInstanceOwner(account);
  for (const [action, answer] of await answersToNonsense(account)) {
    expect(answer, action).toContain('"ok":false');
    expect(answer, action).not.toContain(NOT_FOUND);
  }
});

/** Of each read of the instance, and of what can be downloaded, how it answers what none of them takes. */
async function readsOfNonsense(account: TestAccount): Promise<readonly (readonly [string, number, string])[]> {
  const { name, value } = await sessionCookie(account, account.owner);
  const paths = [...Object.values(INSTANCE_RESOURCES).map(({ path }) => path), 'audit/export', 'rates/export'];
  const asked = paths.map(async (path) => {
    const url = `${account.chappe.url}/api/panel/instance/${path}?nonsense=7`;
    const response = await fetch(url, { headers: { cookie: `${name}=${value}` } });
    return [path, response.status, await response.text()] as const;
  });
  return Promise.all(asked);
}

test('whoever may not read of the instance hears the same whatever they ask, an instance owner what is wrong', async ({
  account,
}) => {
  for (const [path, status, body] of await readsOfNonsense(account))
    expect([path, status, body]).toEqual([path, 404, '{"error":"not_found"}']);
  makeInstanceOwner(account);
  for (const [path, status, body] of await readsOfNonsense(account)) {
    expect([path, status]).toEqual([path, 400]);
    expect(body).toContain('"error":"invalid_parameter"');
  }
});
