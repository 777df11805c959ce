import type { Rows } from '@/lib/domain/sending/csv-columns';
import { faultOfMissing } from '@/lib/queries/page-end';
import type { Fault } from '@/lib/schemas/fault';

/** More than fits into one send by far. */
const OF_RECIPIENTS: CsvLimits = { mostBytes: 5_000_000, tooLarge: 'file_too_large', keepsEmptyLines: false };

export type CsvLimits = {
  readonly mostBytes: number;
  readonly tooLarge: Fault;
  /** So that lines have the numbers that a spreadsheet shows. */
  readonly keepsEmptyLines: boolean;
};

export type CsvTable = {
  readonly rows: Rows;
  /** Where the numbers seem to be. */
  readonly column: number;
};

type Read = { readonly table: CsvTable } | { readonly fault: Fault };

/** Of UTF-16, as spreadsheets write "Unicode text". */
const BYTE_ORDER_MARKS = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
] as const;

/** Spreadsheets write UTF-16, which says so, UTF-8 or, on older machines, Windows' own. */
function decode(bytes: Uint8Array): string {
  const marked = BYTE_ORDER_MARKS.find(([, first, second]) => bytes[0] === first && bytes[1] === second);
  if (marked) return new TextDecoder(marked[0]).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Line ends, tabs, and the end of a file as DOS wrote it; what lies above ASCII is how older files read. */
const CONTROLS_OF_TEXT = new Set(['\t', '\n', '\f', '\r', '\u001a']);

/** A PDF may have no control characters at first sight. */
const isText = (text: string): boolean =>
  !text.startsWith('%PDF-') &&
  (text.match(/\p{Cc}/gu) ?? []).every((control) => control >= '\u0080' || CONTROLS_OF_TEXT.has(control));

/** Excel's own first line, which says by what cells are parted. */
const SEPARATOR_LINE = /^sep=(.)\r?(?:\n|$)/i;

/** A formula that is nothing but its text: people keep the plus of a number so. */
const TEXT_FORMULA = /^="(.*)"$/s;

const readers = async () => {
  const [{ parse }, { likelyColumn }] = await Promise.all([
    import('papaparse'),
    import('@/lib/domain/sending/likely-column'),
  ]);
  return { parse, likelyColumn };
};

/**
 * The lines of a CSV file, whatever parts its cells; what is too large, or no text, is refused, and so is what cannot be
 * read, because it has changed since it was chosen or what reads it does not come.
 */
export async function readCsv(file: File, limits = OF_RECIPIENTS): Promise<Read> {
  if (file.size > limits.mostBytes) return { fault: limits.tooLarge };
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return { fault: 'file_unreadable' };
  const text = decode(new Uint8Array(bytes));
  if (!isText(text)) return { fault: 'file_not_text' };
  try {
    return tableOf(text, limits, await readers());
  } catch (cause) {
    return { fault: await faultOfMissing(cause) };
  }
}

type Readers = Awaited<ReturnType<typeof readers>>;

function tableOf(text: string, { keepsEmptyLines }: CsvLimits, { parse, likelyColumn }: Readers): Read {
  const [head = '', delimiter = ''] = SEPARATOR_LINE.exec(text) ?? [];
  const lines = text.slice(head.length);
  const filled = parse<string[]>(lines, { delimiter, skipEmptyLines: 'greedy' });
  // What parts cells is found better without empty lines.
  const { data } = keepsEmptyLines ? parse<string[]>(lines, { delimiter: filled.meta.delimiter }) : filled;
  const rows = data.map((row) => row.map((cell) => TEXT_FORMULA.exec(cell.trim())?.[1] ?? cell));
  return rows.length > 0 ? { table: { rows, column: likelyColumn(rows) } } : { fault: 'file_empty' };
}
