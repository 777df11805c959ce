import { type AlertKind, claimDueAlerts } from '@/lib/db/accounts/alert-outbox';
import type { Writer } from '@/lib/db/connections/writer';

/** Claims alerts as this node's engine does. */
export const takeBy = (writer: Writer, nodeId: number, now: Date) => (kind: AlertKind, limit: number) =>
  writer.commit((tx) => claimDueAlerts(tx, kind, { nodeId, now, limit }));
