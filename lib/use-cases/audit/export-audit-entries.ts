import { listAuditEntries } from '@/lib/db/accounts/audit-log';
import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import type { AuditFilterQuery } from '@/lib/schemas/audit';
import { defineLogExport } from '../_shared/define-log-export';

/** Every change that the audit log's filters find. */
export const exportAuditEntries = defineLogExport<AuditFilterQuery, AuditEntry>({
  action: 'audit.read',
  list: listAuditEntries,
});
