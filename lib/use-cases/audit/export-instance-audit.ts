import { listAuditEntries } from '@/lib/db/accounts/audit-log';
import type { AuditEntry } from '@/lib/domain/authorisation/audit-entry';
import { INSTANCE_LOG } from '@/lib/domain/authorisation/instance-audited';
import type { PageCut } from '@/lib/domain/page';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import type { InstanceAuditFilterQuery } from '@/lib/schemas/audit';
import { defineInstanceUseCase, type OperationsDependencies } from '../_shared/define-instance-use-case';
import { type LogExport, readAll } from '../_shared/define-log-export';

/** Every act that the filters of the instance's audit log find. */
export const exportInstanceAudit = defineInstanceUseCase<
  InstanceAuditFilterQuery,
  LogExport<AuditEntry>,
  never,
  OperationsDependencies
>({
  action: 'audit.see',
  run: async ({ db, timeZone }, query) => {
    const period = periodOf(query, timeZone);
    const read = (cut: PageCut) => listAuditEntries(db, INSTANCE_LOG, { ...query, ...cut }, period);
    return ok({ pieces: readAll(read), timeZone, days: { from: query.from, to: query.to } });
  },
});
