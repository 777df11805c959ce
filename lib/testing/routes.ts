import type { Database } from '@/lib/db/connections/client';
import type { Route } from '@/lib/domain/routing/route';

/** A route for all messages to a carrier. */
export const routeTo = (carrier: string, changes: Partial<Route> = {}): Route => ({
  ...{ id: 1, accountId: null, prefix: '', senderKind: 'any', senderPattern: '' },
  ...{ rank: 0, weight: 1, isEnabled: true },
  carrier,
  ...changes,
});

const NOW = new Date('2026-11-27T10:00:00Z');

/** A carrier as a row, of which a test makes what it likes. */
export async function addTestCarrier(
  db: Database,
  name: string,
  changes: { rank?: number; whenUnknown?: string } = {},
) {
  const times = { createdAt: NOW, updatedAt: NOW };
  const row = { name, kind: 'upstream', settings: '{}', secrets: '{}', dlrSecret: '', rank: 1, ...times };
  await db.carrier.create({ data: { ...row, ...changes } });
}
