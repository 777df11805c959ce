import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import type { AuditRow } from '@/lib/schemas/audit';
import { presentLog } from './present-log';

export const presentAuditLog = presentLog((entry: AuditEntry): AuditRow => ({ ...entry, at: entry.at.toISOString() }));
