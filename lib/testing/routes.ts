import type { Route } from '@/lib/domain/routing/route';

/** A route for all messages to a carrier. */
export const routeTo = (carrier: string, changes: Partial<Route> = {}): Route => ({
  ...{ id: 1, accountId: null, prefix: '', senderKind: 'any', senderPattern: '' },
  ...{ rank: 0, weight: 1, isEnabled: true },
  carrier,
  ...changes,
});
