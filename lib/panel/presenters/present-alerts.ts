import type { Alert } from '@/lib/domain/alerts/alert';
import { groupMsisdn } from '@/lib/domain/numbering/group-msisdn';
import type { AlertRow } from '@/lib/schemas/alert';
import { presentLog } from './present-log';

export const presentAlerts = presentLog(
  (alert: Alert): AlertRow => ({
    ...alert,
    recipient: alert.channel === 'sms' ? groupMsisdn(alert.recipient) : alert.recipient,
    createdAt: alert.createdAt.toISOString(),
    sentAt: alert.sentAt?.toISOString() ?? null,
  }),
);
