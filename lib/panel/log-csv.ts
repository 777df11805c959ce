import { formatCredits } from '@/lib/domain/credits';
import { csvLine } from '@/lib/domain/csv';
import { formatInZone } from '@/lib/domain/time/zoned-time';
import type { LogExport } from '@/lib/use-cases/_shared/define-log-export';
import { csvDownload, csvName, type Exported } from './csv-download';
import { type Words, words } from './words';

type Cell = string | number;

/** A column of a file: its heading, and what stands in it of a row. */
type CsvColumn<Row> = readonly [heading: string, cell: (row: Row) => Cell];

/** A column of moments as the account's clock shows them; its heading says which clock that is. */
type MomentColumn<Row> = (heading: string, at: (row: Row) => Date | null) => CsvColumn<Row>;

/** The columns of a log's file, in the reader's language. */
export type CsvColumns<Row> = (say: Words, moment: MomentColumn<Row>) => readonly CsvColumn<Row>[];

/** The lines of a log's file, a piece at a time: nothing more is looked for than is taken. */
export async function* csvOfLog<Row>(
  columns: CsvColumns<Row>,
  { pieces, timeZone }: Pick<LogExport<Row>, 'pieces' | 'timeZone'>,
  say: Words,
) {
  const shown = columns(say, (heading, atOf) => [
    `${heading} (${timeZone})`,
    (row) => {
      const at = atOf(row);
      return at === null ? '' : formatInZone(at, timeZone);
    },
  ]);
  yield csvLine(shown.map(([heading]) => heading));
  for await (const rows of pieces) yield rows.map((row) => csvLine(shown.map(([, cell]) => cell(row)))).join('');
}

/** Answers a log as a file for a spreadsheet, written as it is read. */
export const logCsv =
  <Row>(what: Exported, columns: CsvColumns<Row>) =>
  async (log: LogExport<Row>, serviceName: string): Promise<Response> =>
    csvDownload(csvName(what, serviceName, log.days), csvOfLog(columns, log, await words()));

/** A number, so that a sign does not make it a formula; two decimals are exact up to the largest amount. */
export const creditsCell = (hundredths: number): number => Number(formatCredits(hundredths));
