import { auditFilterQuery, auditListQuery } from '@/lib/schemas/audit';
import { exportAuditEntries } from '@/lib/use-cases/audit/export-audit-entries';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';
import { EVERYONE, on, type Rows } from './rows';

export const audit: Rows = {
  'audit/export-audit-entries': { call: on(exportAuditEntries, () => auditFilterQuery.parse({})), allowed: EVERYONE },
  'audit/find-audit-entries': { call: on(findAuditEntries, () => auditListQuery.parse({})), allowed: EVERYONE },
};
