import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import type { LogPage } from '@/lib/domain/page';
import type { AuditList } from '@/lib/schemas/audit';

/** A page of the audit log as the panel reads it. */
export const presentAuditLog = ({ rows, ...page }: LogPage<AuditEntry>): AuditList => ({
  ...page,
  entries: rows.map((entry) => ({ ...entry, at: entry.at.toISOString() })),
});
