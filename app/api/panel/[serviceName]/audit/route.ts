import { panelRoute } from '@/lib/panel/panel-route';
import { presentAuditLog } from '@/lib/panel/presenters/present-audit-log';
import { RESOURCES } from '@/lib/queries/resources';
import { findAuditEntries } from '@/lib/use-cases/audit/find-audit-entries';

export const GET = panelRoute(findAuditEntries, RESOURCES.audit, presentAuditLog);
