import { auditCsv } from '@/lib/panel/csv/audit-entries';
import { onInstance } from '@/lib/panel/on-instance';
import { panelDownload } from '@/lib/panel/panel-route';
import { INSTANCE } from '@/lib/queries/instance-resources';
import { instanceAuditFilterQuery } from '@/lib/schemas/audit';
import { exportInstanceAudit } from '@/lib/use-cases/audit/export-instance-audit';

export const GET = panelDownload(onInstance(exportInstanceAudit), { query: instanceAuditFilterQuery }, (log) =>
  auditCsv(log, INSTANCE),
);
