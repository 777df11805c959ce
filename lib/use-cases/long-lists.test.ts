/** Every list of the panel with no row, one and a hundred thousand: one page of it, in work that has a bound. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { RESOURCES } from '@/lib/queries/resources';
import { crowd } from '@/lib/testing/crowd';
import { type Asked, LISTS, OF_ONE_THING, PARTS, type Page } from '@/lib/testing/long-lists';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestPanel, type TestPanel } from '@/lib/testing/test-panel';
import type { PanelDependencies } from './_shared/define-use-case';

const MANY = 100_000;
const NONE = 'sms-none-1';

let panel: TestPanel;
let reads: PlannedReads;
let dependencies: PanelDependencies;
const sizes = new Map<string, number>();

beforeAll(async () => {
  panel = await createTestPanel();
  const { db, account, strangersAccount, actors } = panel;
  const createdAt = panel.dependencies.now;
  await db.smsAccount.create({ data: { serviceName: NONE, createdAt } });
  await db.creditMovement.deleteMany();
  // Ids grow with time, whosever they are.
  for (const [serviceName, rows, firstId] of [
    [NONE, 0, 0],
    [strangersAccount, 1, 10],
    [account, MANY, 2_000_000],
  ] as const) {
    const { id: accountId } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName } });
    const { panelUserId } = actors.owner;
    if (serviceName !== account) await db.membership.create({ data: { accountId, panelUserId, role: 'owner' } });
    await crowd(panel, { accountId, rows, firstId });
    sizes.set(serviceName, rows);
  }
  reads = await openPlannedReads(panel.file);
  dependencies = { ...panel.dependencies, db: reads.db };
});

afterAll(async () => {
  await reads.close();
  await panel.close();
});

test.each(LISTS)(
  '$name answers one page in bounded work, whatever is asked of it',
  async ({ pageSize, each = 1, asked: usual = {}, excused, read, filters }) => {
    for (const [account, size] of sizes) {
      const rows = size * each;
      let page: Page = { rows: [], next: null };
      const ask = async (asked: Asked) => {
        const planned = await reads.plansOf(async () => {
          page = await read(dependencies, panel.actors.owner, account, asked);
        });
        expect(planned).not.toEqual([]);
        const unbounded = planned.flatMap((one) => (excused?.test(one.sql) ? [] : unboundedSteps(one)));
        expect({ account, asked, unbounded }).toEqual({ account, asked, unbounded: [] });
        expect(page.rows.length).toBeLessThanOrEqual(pageSize);
      };
      await ask(usual);
      expect(page.rows).toHaveLength(Math.min(rows, pageSize));
      expect(page.next === null).toBe(rows <= pageSize);
      const first = page;
      if (first.next) {
        await ask({ ...usual, ...first.next });
        expect(page.rows).toHaveLength(pageSize);
        expect(page.rows).not.toContainEqual(first.rows.at(-1));
      }
      for (const filter of filters) {
        await ask(filter);
        if (size === MANY) expect({ filter, found: page.rows.length > 0 }).toEqual({ filter, found: true });
      }
    }
  },
);

test.each(PARTS)('$name: $most at most, in bounded work', async ({ most, excused, read }) => {
  for (const [account, size] of sizes) {
    let rows: readonly unknown[] = [];
    const planned = await reads.plansOf(async () => {
      rows = await read(dependencies, panel.actors.owner, account);
    });
    const unbounded = planned.flatMap((one) => (excused?.test(one.sql) ? [] : unboundedSteps(one)));
    expect({ account, unbounded }).toEqual({ account, unbounded: [] });
    if (size === MANY) expect(rows).toHaveLength(most);
    else expect(rows.length).toBeLessThanOrEqual(most);
  }
});

test('no list of an account is without its proof here', () => {
  const told = Object.entries(RESOURCES).flatMap(([name, { answer }]) =>
    JSON.stringify(z.toJSONSchema(answer, { unrepresentable: 'any' })).includes('"array"') ? name : [],
  );
  const proven = new Set([...[...LISTS, ...PARTS].map(({ of }) => of), ...OF_ONE_THING]);
  expect(told.toSorted()).toEqual([...proven].toSorted());
});
