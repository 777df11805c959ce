import { auditCsv } from '@/lib/panel/csv/audit-entries';
import { panelDownload } from '@/lib/panel/panel-route';
import { auditFilterQuery } from '@/lib/schemas/audit';
import { exportAuditEntries } from '@/lib/use-cases/audit/export-audit-entries';

export const GET = panelDownload(exportAuditEntries, { query: auditFilterQuery }, auditCsv);
