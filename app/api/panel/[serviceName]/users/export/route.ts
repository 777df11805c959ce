import { apiUsersCsv } from '@/lib/panel/api-users-csv';
import { panelDownload } from '@/lib/panel/panel-route';
import { apiUserListQuery } from '@/lib/schemas/api-user';
import { exportApiUsers } from '@/lib/use-cases/api-users/export-api-users';

export const GET = panelDownload(exportApiUsers, { query: apiUserListQuery }, apiUsersCsv);
