import { incomingCsv } from '@/lib/panel/csv/incoming';
import { panelDownload } from '@/lib/panel/panel-route';
import { incomingFilterQuery } from '@/lib/schemas/incoming';
import { exportIncoming } from '@/lib/use-cases/incoming/export-incoming';

export const GET = panelDownload(exportIncoming, { query: incomingFilterQuery }, incomingCsv);
