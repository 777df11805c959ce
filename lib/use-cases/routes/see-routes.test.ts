import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { MOST_ROUTES } from '@/lib/domain/routing/route';
import { routeListQuery } from '@/lib/schemas/route-list';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { seeRoutes } from './see-routes';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
});

afterEach(() => panel.close());

const add = async (routes: readonly { prefix: string; carrier: string; accountId?: number }[]) => {
  const at = panel.dependencies.now;
  const plain = { senderKind: 'any', rank: 0, weight: 1, createdAt: at, updatedAt: at };
  await panel.db.route.createMany({ data: routes.map((route) => ({ ...plain, ...route })) });
};
const see = async (asked: object = {}) => {
  const seen = await seeRoutes(panel.dependencies, owner, routeListQuery.parse(asked));
  return seen.ok ? seen.value : expect.unreachable(seen.error);
};
const prefixes = async (asked: object) => (await see(asked)).rows.map(({ prefix }) => prefix);

test('without a route there is none', async () => {
  expect(await see()).toEqual({ rows: [], total: 0, page: 1 });
});

test('routes are found by prefix, carrier and account, in the order in which they are tried', async () => {
  const { id: accountId } = await panel.db.smsAccount.findUniqueOrThrow({ where: { serviceName: panel.account } });
  await add([
    { prefix: '', carrier: 'simulated' },
    { prefix: '336', carrier: 'ovh' },
    { prefix: '33', carrier: 'ovh', accountId },
  ]);
  expect(await prefixes({})).toEqual(['336', '33', '']);
  expect(await prefixes({ search: '+336' })).toEqual(['336']);
  expect(await prefixes({ search: '33' })).toEqual(['336', '33']);
  expect(await prefixes({ search: 'OVH' })).toEqual(['336', '33']);
  expect(await prefixes({ search: panel.account })).toEqual(['33']);
  expect(await prefixes({ search: 'nothing' })).toEqual([]);
});

test('of as many as there may be, one page is read', async () => {
  await add(Array.from({ length: MOST_ROUTES }, (_, index) => ({ prefix: String(1_000 + index), carrier: 'ovh' })));
  const first = await see();
  expect([first.rows.length, first.total]).toEqual([25, MOST_ROUTES]);
  const last = await see({ page: '99' });
  expect([last.page, last.rows.at(-1)?.prefix]).toEqual([MOST_ROUTES / 25, String(999 + MOST_ROUTES)]);
});

test('a route to a carrier that takes nothing now is passed over, and says so', async () => {
  await add([
    { prefix: '33', carrier: 'simulated' },
    { prefix: '336', carrier: 'gone' },
  ]);
  const inForce = async () => (await see()).rows.map(({ carrier, isInForce }) => [carrier, isInForce]);
  expect(await inForce()).toEqual([
    ['gone', false],
    ['simulated', true],
  ]);
  await panel.db.carrier.updateMany({ data: { disabledAt: panel.dependencies.now } });
  expect(await inForce()).toEqual([
    ['gone', false],
    ['simulated', false],
  ]);
});
