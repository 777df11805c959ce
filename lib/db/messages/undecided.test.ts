/** What waits for a person, with no message, one and a hundred thousand: one page of it, by its index. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPlannedReads, type PlannedReads, unboundedSteps } from '@/lib/testing/planned-reads';
import { createTestGateway, NOW, type TestGateway } from '@/lib/testing/test-gateway';
import { carriersUndecided, claimDecided, countUndecided, pageOfUndecided } from './undecided';

const MANY = 100_000;
const SIZES = [
  ['none', 0],
  ['one', 1],
  ['many', MANY],
] as const;
let gateway: TestGateway;
let reads: PlannedReads;

beforeAll(async () => {
  gateway = await createTestGateway();
  const { db, accountId } = gateway;
  let first = 1;
  for (const [carrier, size] of SIZES) {
    const times = { createdAt: NOW, updatedAt: NOW };
    const row = { kind: 'smpp', settings: '{}', secrets: '{}', dlrSecret: 'x'.repeat(16), rank: first };
    await db.carrier.create({ data: { ...row, name: carrier, ...times } });
    await db.$executeRaw`
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${size})
      INSERT INTO "Message" (id, "accountId", sender, recipient, text, encoding, "segmentCount", credits, state, ptt,
        "dlrId", "createdAt", "dueAt", "updatedAt")
      SELECT ${first} + i, ${accountId}, 'Shop', '33612345678', 'Hi', 'gsm7', 1, 100, 'accepted', 0, 0, ${NOW}, ${NOW},
        ${NOW} FROM n WHERE ${size} > 0`;
    await db.$executeRaw`
      WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${size})
      INSERT INTO "Dispatch" ("messageId", "dueAt", carrier, attempts, doubts, decision, "undecidedSince")
      SELECT ${first} + i, ${NOW} + 60000 + i, ${carrier}, 1, 1, 'waits', ${NOW} FROM n WHERE ${size} > 0`;
    first += size;
  }
  reads = await openPlannedReads(gateway.file);
});

afterAll(async () => {
  await reads.close();
  await gateway.close();
});

test.each(SIZES)('%s: a page is read in bounded work, and counted no further than its bound', async (carrier, size) => {
  const planned = await reads.plansOf(async () => {
    const asked = { carrier, page: 2, limit: 25 };
    const { rows, total } = await pageOfUndecided(reads.db, asked);
    expect([rows.length, total]).toEqual([Math.min(size, 25), size]);
    expect(await countUndecided(reads.db, carrier)).toEqual({ count: Math.min(size, 10_000), isMore: size > 10_000 });
  });
  expect(planned.flatMap(unboundedSteps)).toEqual([]);
});

test('the carriers of which something waits are found without reading what waits', async () => {
  const planned = await reads.plansOf(async () => {
    expect(await carriersUndecided(reads.db)).toEqual(['many', 'one']);
  });
  const steps = planned.flatMap((read) => read.steps).filter((step) => step.includes('Dispatch'));
  expect(steps).toHaveLength(2);
  for (const step of steps) expect(step).toMatch(/^SEARCH .*Dispatch_undecided_idx/);
});

test('what ends now is claimed a hundred at a time, and nothing that still waits', async () => {
  const claim = (afterMs: number) =>
    gateway.writer.commit((tx) => claimDecided(tx, { nodeId: 1, now: new Date(NOW.getTime() + afterMs), limit: 100 }));
  expect(await claim(59_999)).toEqual([]);
  expect(await claim(60_000)).toHaveLength(2);
  expect(await claim(3_600_000)).toHaveLength(100);
});
