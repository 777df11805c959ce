import { panelRoute } from '@/lib/panel/panel-route';
import { auditListQuery } from '@/lib/schemas/audit';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';

export const GET = panelRoute(findAuditEntries, auditListQuery);
