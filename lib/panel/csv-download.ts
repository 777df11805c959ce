/** Without it, spreadsheets read UTF-8 as whatever they were set up for. */
const BYTE_ORDER_MARK = '\u{FEFF}';

/** What an account's files are of, as their names begin. */
export type Exported =
  | 'alerts'
  | 'api-users'
  | 'audit'
  | 'blacklist'
  | 'callbacks'
  | 'credit'
  | 'messages'
  | 'received';

/** What a file is of, whose, and of which days where not of all: those of several accounts and months may lie side by side. */
export function csvName(what: Exported, serviceName: string, { from, to } = { from: '', to: '' }): string {
  const days = [from && `from-${from}`, to && `to-${to}`];
  return `${[what, serviceName, ...days].filter(Boolean).join('-')}.csv`;
}

/** A file for a spreadsheet, of lines that end as CSV does: as a whole, or written as its reader takes it. */
export function csvDownload(filename: string, lines: Iterable<string> | AsyncIterable<string>): Response {
  return new Response(streamOf(lines), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="${filename}"`,
      'cache-control': 'no-store',
    },
  });
}

/** What fails on the way ends the file short of its end, which the browser tells; nothing more is read for who has gone. */
function streamOf(lines: Iterable<string> | AsyncIterable<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  const all = withMark(lines);
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await all.next();
      if (done === true) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => void (await all.return()),
  });
}

async function* withMark(lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  yield BYTE_ORDER_MARK;
  yield* lines;
}
