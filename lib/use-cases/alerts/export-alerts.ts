import { listAlerts } from '@/lib/db/accounts/alert-log';
import type { Alert } from '@/lib/domain/alerts/alert';
import type { AlertFilterQuery } from '@/lib/schemas/alert';
import { defineLogExport } from '../_shared/define-log-export';

/** Every alert that the log's filters find. */
export const exportAlerts = defineLogExport<AlertFilterQuery, Alert>({ action: 'alert.read', list: listAlerts });
