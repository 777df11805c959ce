import { callbacksCsv } from '@/lib/panel/csv/callbacks';
import { panelDownload } from '@/lib/panel/panel-route';
import { callbackFilterQuery } from '@/lib/schemas/callback';
import { exportCallbacks } from '@/lib/use-cases/callbacks/export-callbacks';

export const GET = panelDownload(exportCallbacks, { query: callbackFilterQuery }, callbacksCsv);
