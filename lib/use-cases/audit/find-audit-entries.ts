import { listAuditEntries } from '@/lib/db/accounts/audit-log';
import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { AUDIT_PAGE_SIZE, type AuditListQuery } from '@/lib/schemas/audit';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's audit log. */
export const findAuditEntries = defineUseCase<AuditListQuery, LogPage<AuditEntry>>({
  action: 'audit.read',
  run: async ({ db }, { id, timeZone }, query) =>
    ok(await listAuditEntries(db, id, { ...query, limit: AUDIT_PAGE_SIZE }, periodOf(query, timeZone))),
});
