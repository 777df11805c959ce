import { auditListQuery } from '@/lib/schemas/audit';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';
import { EVERYONE, on, type Rows } from './rows';

export const audit: Rows = {
  'audit/find-audit-entries': { call: on(findAuditEntries, () => auditListQuery.parse({})), allowed: EVERYONE },
};
