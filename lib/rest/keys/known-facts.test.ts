import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventKind } from '@/lib/domain/events';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from '@/lib/use-cases/api-users/add-api-user';

let panel: TestPanel;
let accountId: number;

beforeEach(async () => {
  panel = await createTestPanel();
  const { dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('script'));
  accountId = (await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } })).id;
});

afterEach(() => panel.close());

/** What is remembered is no promise. */
const remembered = () => {
  const { dependencies, actors, account } = panel;
  const { facts } = dependencies;
  const found = [
    facts.membership(actors.owner.panelUserId, account),
    facts.account(accountId),
    facts.payer(accountId, 'script'),
  ];
  return Promise.all(found).then(() => found.map((row) => row !== null && !(row instanceof Promise)));
};

test('what was read once is there at once, until its account is changed', async () => {
  expect(await remembered()).toEqual([false, false, false]);
  expect(await remembered()).toEqual([true, true, true]);
  const { publish } = panel.dependencies.events;
  for (const event of [
    { type: 'messages', accountId },
    { type: 'credits', accountId },
    { type: 'api-users', accountId: accountId + 1 },
  ] as const) {
    publish(event);
    expect(await remembered()).toEqual([true, true, true]);
  }
  for (const type of ['api-users', 'panel-users'] as const satisfies readonly EventKind[]) {
    publish({ type, accountId });
    expect(await remembered()).toEqual([false, false, false]);
    expect(await remembered()).toEqual([true, true, true]);
  }
});

test('what is not there is not remembered', async () => {
  const { facts } = panel.dependencies;
  const { stranger } = panel.actors;
  for (let asked = 0; asked < 2; asked += 1) {
    const found = [facts.membership(stranger.panelUserId, panel.account), facts.payer(accountId, 'nobody')];
    expect(found.every((row) => row instanceof Promise)).toBe(true);
    expect(await Promise.all(found)).toEqual([null, null]);
  }
});
