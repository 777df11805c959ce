import { listAuditEntries } from '@/lib/db/accounts/audit-log';
import { ok } from '@/lib/domain/result';
import { periodOf } from '@/lib/domain/time/period';
import type { AuditList, AuditListQuery } from '@/lib/schemas/audit';
import { defineUseCase } from '../_shared/define-use-case';

/** One page of an account's audit log. */
export const findAuditEntries = defineUseCase<AuditListQuery, AuditList>({
  action: 'audit.read',
  run: async ({ db }, { id, timeZone }, query) => ok(await listAuditEntries(db, id, query, periodOf(query, timeZone))),
});
