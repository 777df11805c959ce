/** What an API user's page tells is of one period: its figures, its refused requests and its callbacks alike. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { hourInZone } from '@/lib/domain/time/zoned-time';
import type { TrafficDays } from '@/lib/domain/usage/traffic';
import { createTestPanel, plainApiUser, type TestPanel } from '@/lib/testing/test-panel';
import { addApiUser } from './add-api-user';
import { getApiUser } from './get-api-user';

const DAY_MS = 86_400_000;

let panel: TestPanel;

beforeEach(async () => {
  panel = await createTestPanel();
  const { db, dependencies, actors, account } = panel;
  await addApiUser(dependencies, actors.owner, account, plainApiUser('shop'));
  const { id: accountId, timeZone } = await db.smsAccount.findUniqueOrThrow({ where: { serviceName: account } });
  const { id: apiUserId } = await db.apiUser.findFirstOrThrow();
  for (const daysAgo of [0, 3, 20, 80]) {
    const at = new Date(dependencies.now.getTime() - daysAgo * DAY_MS);
    const refused = { login: 'shop', refusal: 'sender_not_found', clientIp: '192.0.2.1', at };
    await db.refusedRequest.create({ data: { accountId, apiUserId, ...refused } });
    await db.usage.create({ data: { accountId, apiUserId, hour: hourInZone(at, timeZone), sent: 1 } });
  }
});

afterEach(() => panel.close());

async function told(days: TrafficDays) {
  const { dependencies, actors, account } = panel;
  const found = await getApiUser(dependencies, actors.viewer, account, { login: 'shop', days });
  if (!found.ok) throw new Error(found.error);
  const { usage, refused, refusedCount } = found.value;
  return { sent: usage.spans.reduce((sum, span) => sum + span.sent, 0), refused: refused.length, refusedCount };
}

test.each([
  [1, 1],
  [7, 2],
  [30, 3],
  [90, 4],
] as const)('of %i days, what was sent and what was refused in them', async (days, count) => {
  expect(await told(days)).toEqual({ sent: count, refused: count, refusedCount: count });
});
