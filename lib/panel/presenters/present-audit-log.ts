import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import type { AuditRow } from '@/lib/schemas/audit';
import { presentLog } from './present-log';

type Fields = AuditEntry['before'];

export const presentAuditLog = presentLog(
  (entry: AuditEntry): AuditRow => ({
    ...entry,
    at: entry.at.toISOString(),
    before: withOneQuota(entry.before),
    after: withOneQuota(entry.after),
  }),
);

/** Whether there is a quota and what is left of it are one thing to whoever reads: without one, nothing. */
function withOneQuota(fields: Fields): Fields {
  const { quotaActive, quotaLeft, ...others } = fields;
  return typeof quotaActive === 'boolean' && typeof quotaLeft === 'number'
    ? { quota: quotaActive ? quotaLeft : null, ...others }
    : fields;
}
