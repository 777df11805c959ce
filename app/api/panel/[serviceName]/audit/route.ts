import { panelRoute } from '@/lib/panel/panel-route';
import { RESOURCES } from '@/lib/queries/resources';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';

export const GET = panelRoute(findAuditEntries, RESOURCES.audit);
