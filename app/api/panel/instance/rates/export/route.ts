import { onInstance } from '@/lib/panel/on-instance';
import { panelDownload } from '@/lib/panel/panel-route';
import { ratesCsv } from '@/lib/panel/rates-csv';
import { ratesQuery } from '@/lib/schemas/rate';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { exportRates } from '@/lib/use-cases/rates/export-rates';

export const GET = panelDownload(onInstance(exportRates), { query: ratesQuery }, (rates) =>
  ratesCsv(rates, getRuntime().env.timeZone),
);
