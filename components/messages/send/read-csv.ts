import type { Fault } from '@/lib/schemas/fault';

/** More than fits into one send by far. */
const MOST_BYTES = 5_000_000;

type Read = { readonly rows: readonly (readonly string[])[] } | { readonly fault: Fault };

/** Spreadsheets write UTF-8 or, on older machines, Windows' own. */
function decode(bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** The lines of a CSV file, whatever parts its cells; what is too large is not read. */
export async function readCsv(file: File): Promise<Read> {
  if (file.size > MOST_BYTES) return { fault: 'file_too_large' };
  const { parse } = await import('papaparse');
  const { data: rows } = parse<string[]>(decode(await file.arrayBuffer()), { skipEmptyLines: 'greedy' });
  return rows.length > 0 ? { rows } : { fault: 'file_empty' };
}
