import { alertsCsv } from '@/lib/panel/csv/alerts';
import { panelDownload } from '@/lib/panel/panel-route';
import { alertFilterQuery } from '@/lib/schemas/alert';
import { exportAlerts } from '@/lib/use-cases/alerts/export-alerts';

export const GET = panelDownload(exportAlerts, { query: alertFilterQuery }, alertsCsv);
