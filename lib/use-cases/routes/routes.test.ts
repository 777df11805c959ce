import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PanelUser } from '@/lib/domain/authorisation/actor';
import { MOST_ROUTES } from '@/lib/domain/routing/route';
import { routeSchema, tryNumberSchema } from '@/lib/schemas/route';
import { addInstanceOwner } from '@/lib/testing/instance-owner';
import { addTestCarrier } from '@/lib/testing/routes';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import { addRoute } from './add-route';
import { changeRoute } from './change-route';
import { deleteRoute } from './delete-route';
import { findRoutes } from './find-routes';
import { tryRouteEarlier } from './try-route-earlier';
import { tryRoutes } from './try-routes';

let panel: TestPanel;
let owner: PanelUser;

beforeEach(async () => {
  panel = await createTestPanel();
  owner = await addInstanceOwner(panel);
  for (const [rank, name] of ['one', 'two', 'three'].entries()) await addTestCarrier(panel.db, name, { rank });
});

afterEach(() => panel.close());

const add = (changes: object = {}) =>
  addRoute(panel.dependencies, owner, routeSchema.parse({ carrier: 'one', ...changes }));
const added = async (changes: object = {}) => {
  const route = await add(changes);
  if (!route.ok) throw new Error(route.error);
  return route.value.id;
};
const change = (id: number, changes: object, seen?: { readonly revision: number }) =>
  changeRoute(panel.dependencies, owner, {
    ...routeSchema.parse({ carrier: 'one', ...changes }),
    id,
    ...(seen && { seen }),
  });
const routes = async () => {
  const found = await findRoutes(panel.dependencies, owner, undefined);
  return found.ok ? found.value : [];
};
const tryEarlier = (id: number) => tryRouteEarlier(panel.dependencies, owner, { id });
const tried = (changes: object = {}) =>
  tryRoutes(panel.dependencies, owner, tryNumberSchema.parse({ recipient: '06 12 34 56 78', ...changes }));
const refused = (error: string) => ({ ok: false, error });

test('routes are listed as they are tried, whoever’s messages they are for, and whoever sends is told of each change', async () => {
  const any = await added();
  const french = await added({ prefix: '+33', carrier: 'two', serviceName: panel.account });
  const mobile = await added({
    prefix: '00 336',
    carrier: 'three',
    rank: 5,
    weight: '3',
    senderKind: 'pattern',
    senderPattern: 'My*',
  });
  expect(await routes()).toMatchObject([
    {
      id: mobile,
      prefix: '336',
      rank: 5,
      weight: 3,
      senderPattern: 'My*',
      serviceName: null,
      accountId: null,
      isEnabled: true,
    },
    { id: french, prefix: '33', serviceName: panel.account, accountId: expect.any(Number), revision: 1 },
    { id: any, prefix: '', carrier: 'one', senderKind: 'any' },
  ]);
  expect(panel.carrierChanges()).toBe(3);
  expect(await change(any, { prefix: '44', isEnabled: false })).toMatchObject({ ok: true });
  expect((await routes()).find(({ id }) => id === any)).toMatchObject({ prefix: '44', isEnabled: false, revision: 2 });
  expect(await deleteRoute(panel.dependencies, owner, { id: any })).toMatchObject({ ok: true });
  expect(await routes()).toHaveLength(2);
  expect(panel.carrierChanges()).toBe(5);
  expect(panel.logged).toMatchObject([
    { action: 'route.add', subject: `${any}: any number to one` },
    { action: 'route.add', subject: `${french}: 33 to two` },
    { action: 'route.add', subject: `${mobile}: 336 to three` },
    { action: 'route.change', subject: `${any}: 44 to one` },
    { action: 'route.delete', subject: `${any}` },
  ]);
});

test('what is not there is refused, and so is what somebody else has changed', async () => {
  expect(await add({ carrier: 'gone' })).toEqual(refused('carrier_not_found'));
  expect(await add({ serviceName: 'sms-no99999-1' })).toEqual(refused('account_not_found'));
  const id = await added();
  expect(await change(id + 1, {})).toEqual(refused('route_not_found'));
  expect(await deleteRoute(panel.dependencies, owner, { id: id + 1 })).toEqual(refused('route_not_found'));
  expect(await change(id, { prefix: '33' }, { revision: 1 })).toMatchObject({ ok: true });
  expect(await change(id, { prefix: '44' }, { revision: 1 })).toEqual(refused('changed_meanwhile'));
  expect(await change(id, { prefix: '33' }, { revision: 2 })).toEqual(refused('unchanged'));
});

test('there is an end to how many there may be', async () => {
  await added();
  const createdAt = panel.dependencies.now;
  const common = { carrier: 'one', prefix: '', senderKind: 'any', rank: 0, weight: 1, createdAt, updatedAt: createdAt };
  await panel.db.route.createMany({ data: Array.from({ length: MOST_ROUTES - 1 }, () => common) });
  expect(await add()).toEqual(refused('too_many_routes'));
});

test('a route is tried a step earlier among all of its prefix, of which a page shows a part', async () => {
  const other = await added();
  const createdAt = panel.dependencies.now;
  const common = { carrier: 'one', prefix: '33', senderKind: 'any', weight: 1, createdAt, updatedAt: createdAt };
  await panel.db.route.createMany({ data: Array.from({ length: 60 }, (_, index) => ({ ...common, rank: 2 * index })) });
  const before = await routes();
  const ids = before.flatMap(({ id, prefix }) => (prefix === '33' ? [id] : []));
  const last = ids.at(-1) ?? 0;
  expect(await tryEarlier(last)).toMatchObject({ ok: true });
  const moved = [...ids.slice(0, -2), last, ids.at(-2)];
  expect((await routes()).map(({ id, rank }) => [id, rank])).toEqual([
    ...moved.map((id, rank) => [id, rank]),
    [other, 0],
  ]);
  expect(panel.carrierChanges()).toBe(2);
  expect(panel.logged.at(-1)).toMatchObject({ action: 'route.order', subject: `${last}` });
});

test('a route that shares is tried before the others; of the first there is nothing to change, and none that is gone is moved', async () => {
  const [first, second] = [await added({ prefix: '33' }), await added({ prefix: '33' })];
  expect(await tryEarlier(second)).toMatchObject({ ok: true });
  expect((await routes()).map(({ id, rank }) => [id, rank])).toEqual([
    [second, 0],
    [first, 1],
  ]);
  expect(await tryEarlier(second)).toEqual(refused('route_is_first'));
  expect(await tryEarlier(99)).toEqual(refused('route_not_found'));
  expect(panel.carrierChanges()).toBe(3);
});

test('a number is tried as a message to it would be: by its account, its sender and its prefix, then by the carriers’ own rank', async () => {
  expect(await tried()).toEqual({
    ok: true,
    value: ['one', 'two', 'three'].map((carrier) => [{ carrier, share: 1, routeIds: [] }]),
  });
  const names = await added({ prefix: '33', senderKind: 'name', carrier: 'two', weight: 3 });
  const all = await added({ prefix: '33', carrier: 'three' });
  const ours = await added({ prefix: '336', carrier: 'one', serviceName: panel.account });
  expect(await tried({ sender: 'MyShop', serviceName: panel.account })).toEqual({
    ok: true,
    value: [
      [{ carrier: 'one', share: 1, routeIds: [ours] }],
      [
        { carrier: 'two', share: 0.75, routeIds: [names] },
        { carrier: 'three', share: 0.25, routeIds: [all] },
      ],
    ],
  });
  expect(await tried({ sender: '36105' })).toEqual({
    ok: true,
    value: [[{ carrier: 'three', share: 1, routeIds: [all] }]],
  });
  expect(await tried({ recipient: 'nobody' })).toEqual(refused('recipient_invalid'));
  expect(await tried({ serviceName: 'sms-no99999-1' })).toEqual(refused('account_not_found'));
});

test.each([
  { prefix: '0033' },
  { prefix: '+33 (0)6' },
  { prefix: '33x' },
  { prefix: '1234567890123' },
  { senderKind: 'pattern' },
  { senderKind: 'pattern', senderPattern: 'a'.repeat(21) },
  { senderKind: 'pattern', senderPattern: 'a[b]' },
  { senderKind: 'some' },
  { weight: 0 },
  { rank: -1 },
  { carrier: '' },
])('%o is a route or is refused by its field', (typed) => {
  const parsed = routeSchema.safeParse({ carrier: 'one', ...typed });
  const [field] = Object.keys(typed).slice(-1);
  if (typed.prefix === '0033') expect(parsed.data).toMatchObject({ prefix: '33' });
  else expect(parsed.error?.issues[0]?.path[0]).toBe(typed.senderKind === 'pattern' ? 'senderPattern' : field);
});
