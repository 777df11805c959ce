import { listAuditEntries } from '@/lib/db/accounts/audit-log';
import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { LogPage } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import { AUDIT_PAGE_SIZE, type InstanceAuditListQuery } from '@/lib/schemas/audit';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';

/** One page of the instance's audit log. */
export const findInstanceAudit = defineInstanceUseCase<
  InstanceAuditListQuery,
  LogPage<AuditEntry>,
  never,
  OperationsDependencies
>({
  action: 'audit.see',
  run: async ({ db, timeZone }, query) => {
    const search = { ...query, limit: AUDIT_PAGE_SIZE };
    return ok(await listAuditEntries(db, INSTANCE_LOG, search, periodOf(query, timeZone)));
  },
});
