import { operationsOf } from '@/lib/panel/operations';
import { panelDownload } from '@/lib/panel/panel-route';
import { ratesCsv } from '@/lib/panel/rates-csv';
import { ratesQuery } from '@/lib/schemas/rate';
import { getRuntime } from '@/lib/server/runtime/runtime';
import { exportRates } from '@/lib/use-cases/rates/export-rates';

export const GET = panelDownload(
  (dependencies, actor, _instance, query) => exportRates(operationsOf(dependencies), actor, query),
  { query: ratesQuery },
  (rates) => ratesCsv(rates, getRuntime().env.timeZone),
);
