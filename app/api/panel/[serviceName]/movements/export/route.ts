import { movementsCsv } from '@/lib/panel/csv/movements';
import { panelDownload } from '@/lib/panel/panel-route';
import { movementFilterQuery } from '@/lib/schemas/movement';
import { exportMovements } from '@/lib/use-cases/credit/export-movements';

export const GET = panelDownload(exportMovements, { query: movementFilterQuery }, movementsCsv);
