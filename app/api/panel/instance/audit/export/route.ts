import { auditCsv } from '@/lib/panel/csv/audit-entries';
import { operationsOf } from '@/lib/panel/operations';
import { panelDownload } from '@/lib/panel/panel-route';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { instanceAuditFilterQuery } from '@/lib/schemas/audit';
import { exportInstanceAudit } from '@/lib/use-cases/audit/export-instance-audit';

export const GET = panelDownload(
  (dependencies, actor, _instance, query) => exportInstanceAudit(operationsOf(dependencies), actor, query),
  { query: instanceAuditFilterQuery },
  (log) => auditCsv(log, INSTANCE),
);
