import type { Alert } from '@/lib/domain/alerts/alert';
import type { LogPage } from '@/lib/domain/page';
import type { AlertList } from '@/lib/schemas/alert';

/** A page of alerts as the panel reads it. */
export const presentAlerts = ({ rows, ...page }: LogPage<Alert>): AlertList => ({
  ...page,
  alerts: rows.map((alert) => ({
    ...alert,
    createdAt: alert.createdAt.toISOString(),
    sentAt: alert.sentAt?.toISOString() ?? null,
  })),
});
