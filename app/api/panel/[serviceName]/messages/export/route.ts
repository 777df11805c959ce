import { messagesCsv } from '@/lib/panel/csv/messages';
import { panelDownload } from '@/lib/panel/panel-route';
import { messageFilterQuery } from '@/lib/schemas/message';
import { exportMessages } from '@/lib/use-cases/messages/export-messages';

export const GET = panelDownload(exportMessages, { query: messageFilterQuery }, messagesCsv);
