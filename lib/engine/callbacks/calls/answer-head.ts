/**
 * Reads an answer up to the end of its status line, before undici does. Undici takes `100 Continue` for a fault, trips over a status below 100, counts
 * neither the bytes of a status line nor interim answers, and does not tell the status of an answer whose rest it
 * cannot parse, and the status alone decides here.
 */
const STATUS_LINE = /(?:\r?\n)*HTTP\/1\.[01] ([1-9]\d\d)(?: [^\r\n]*)?(?=\r?\n)/y;
const ANY_LINE = /[\r\n]*[^\r\n][^\n]*\n/y;
const END_OF_HEAD = /\r?\n\r?\n/g;
const NOTHING = Buffer.alloc(0);

/** A protocol that was not asked for is an answer of its own; other 1xx only precede one. */
const isInterim = (status: number) => status < 200 && status !== 101;

export type AnswerHead = {
  /** The final status; null until its line is complete. */
  status(): number | null;
  /** Whether the first line is none of HTTP/1's, so that there will be no status. */
  isInvalid(): boolean;
  /** Takes what was received and answers what of it undici is to see. */
  pass(received: Buffer): Buffer;
};

export function createAnswerHead(): AnswerHead {
  let status: number | null = null;
  let unread: Buffer = NOTHING;
  let invalid = false;

  return {
    status: () => status,
    isInvalid: () => invalid,
    pass: (received) => {
      if (status !== null) return received;
      unread = unread.length === 0 ? received : Buffer.concat([unread, received]);
      const text = unread.toString('latin1');
      const begin = endOfInterimAnswers(text);
      unread = unread.subarray(begin);
      const line = matchAt(STATUS_LINE, text, begin);
      if (line && !isInterim(Number(line[1]))) status = Number(line[1]);
      invalid = !line && matchAt(ANY_LINE, text, begin) !== null;
      return status === null ? NOTHING : unread;
    },
  };
}

/** Where the answer begins that is not a complete interim one. */
function endOfInterimAnswers(text: string): number {
  let begin = 0;
  for (;;) {
    const line = matchAt(STATUS_LINE, text, begin);
    if (!line || !isInterim(Number(line[1]))) return begin;
    const end = matchAt(END_OF_HEAD, text, begin + line[0].length);
    if (!end) return begin;
    begin = end.index + end[0].length;
  }
}

function matchAt(pattern: RegExp, text: string, index: number): RegExpExecArray | null {
  pattern.lastIndex = index;
  return pattern.exec(text);
}
