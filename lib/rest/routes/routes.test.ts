/** Every route by a key of each role: what it answers is what it says, and nobody sees or changes what is not theirs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createFurnishedPanel, type FurnishedPanel } from '@/lib/testing/furnished-panel';
import { addressOf, REST_CALLS } from '@/lib/testing/rest-calls';
import { type AskRest, askRest } from '@/lib/testing/test-rest';
import { ROUTES } from './routes';

let panel: FurnishedPanel;
let ask: AskRest;

beforeAll(async () => {
  panel = await createFurnishedPanel();
  ask = askRest(panel);
});

afterAll(() => panel.close());

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }) => `${method} ${path}`;

const CALLS = REST_CALLS.map((call) => ({ ...call, name: nameOf(call) }));
const ON_ACCOUNT = CALLS.filter(({ path }) => path.includes('{serviceName}'));
const WRITES = ON_ACCOUNT.filter(({ method }) => method !== 'GET');
const READS = CALLS.filter((call) => !WRITES.includes(call));

test.each(ON_ACCOUNT)('$name: to a stranger the account is not there', async ({ method, query, body, ...call }) => {
  const before = await panel.ours();
  const address = await addressOf(panel, { method, ...call });
  const said = await ask(method, address, { ...(query && { query }), body, as: 'stranger' });
  expect(said).toEqual({ ok: false, error: { code: 'not_found' } });
  expect(await panel.ours()).toBe(before);
});

test.each(WRITES)(
  '$name: not by a viewer, but by the owner',
  async ({ method, body, says = { ok: true }, ...call }) => {
    const before = await panel.ours();
    const address = await addressOf(panel, { method, ...call });
    expect(await ask(method, address, { body, as: 'viewer' })).toEqual({ ok: false, error: { code: 'forbidden' } });
    expect(await panel.ours()).toBe(before);
    expect(await ask(method, address, { body })).toMatchObject(says);
  },
);

describe.each(['viewer', 'owner'] as const)('as %s', (as) => {
  test.each(READS)('$name answers what its row says', async ({ method, query, body, says = { ok: true }, ...call }) => {
    const address = await addressOf(panel, { method, ...call });
    expect(await ask(method, address, { ...(query && { query }), body, as })).toMatchObject(says);
  });
});

const ABSENT = ROUTES.filter(({ isHere }) => isHere === false).map((route) => ({ ...route, name: nameOf(route) }));

test.each(ABSENT)('$name says that it is not offered', async ({ method, path }) => {
  const address = await addressOf(panel, { method, path });
  expect(await ask(method, address, { as: 'viewer' })).toMatchObject({ ok: false, error: { code: 'not_here' } });
  const toStranger = path.includes('{serviceName}') ? 'not_found' : 'not_here';
  expect(await ask(method, address, { as: 'stranger' })).toMatchObject({ error: { code: toStranger } });
});

test('every route under /sms that is here has its call, and none has two rows', () => {
  const here = ROUTES.filter(({ path, isHere }) => /^\/sms(\/|$)/.test(path) && isHere !== false).map(nameOf);
  expect(here.toSorted()).toEqual(CALLS.map(({ name }) => name).toSorted());
  expect(ROUTES.map(nameOf).toSorted()).toEqual([...new Set(ROUTES.map(nameOf))].toSorted());
});
