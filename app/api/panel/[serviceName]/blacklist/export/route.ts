import { blacklistCsv } from '@/lib/panel/csv/blacklist';
import { panelDownload } from '@/lib/panel/panel-route';
import { blacklistFilterQuery } from '@/lib/schemas/blacklist';
import { exportBlacklist } from '@/lib/use-cases/blacklist/export-blacklist';

export const GET = panelDownload(exportBlacklist, { query: blacklistFilterQuery }, blacklistCsv);
