import type { Alert } from '@/lib/domain/alerts/alert';
import type { AlertRow } from '@/lib/schemas/alert';
import { presentLog } from './present-log';

export const presentAlerts = presentLog(
  (alert: Alert): AlertRow => ({
    ...alert,
    createdAt: alert.createdAt.toISOString(),
    sentAt: alert.sentAt?.toISOString() ?? null,
  }),
);
