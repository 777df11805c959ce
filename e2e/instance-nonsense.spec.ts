/** What is sent to a server action of the instance is read only for whoever may ask. */
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
