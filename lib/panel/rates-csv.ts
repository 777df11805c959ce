import { csvLine } from '@/lib/domain/csv';
import type { ListedRate } from '@/lib/domain/pricing/rate';
import { EVERYWHERE_WRITTEN } from '@/lib/domain/pricing/rate-prefix';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import { csvDownload } from './csv-download';
import { creditsCell } from './log-csv';
import { words } from './words';

/** Rates as a file that can be imported again: moments of the instance's clock, none where it holds since ever. */
export async function ratesCsv(rates: readonly ListedRate[], timeZone: string): Promise<Response> {
  const say = await words();
  const headings = [say('rates.columns.prefix'), say('rates.columns.credits'), say('rates.columns.validFrom')];
  const lines = rates.map(({ prefix, credits, validFrom }) =>
    csvLine([
      prefix || EVERYWHERE_WRITTEN,
      creditsCell(credits),
      validFrom.getTime() === 0 ? '' : formatInZone(validFrom, timeZone).slice(0, 16),
    ]),
  );
  return csvDownload('rates.csv', [csvLine(headings), ...lines]);
}
