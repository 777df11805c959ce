/** Rows of one statement: more save little, and each size is a statement that stays prepared. */
const MOST_TOGETHER = 32;

/**
 * Rows in pieces of 32, 16, 8, 4, 2 and 1, so that what is done with each piece has six statements and not one for every
 * number of rows.
 */
export function* inPieces<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let from = 0, size = MOST_TOGETHER; from < rows.length; from += size) {
    while (size > rows.length - from) size /= 2;
    yield rows.slice(from, from + size);
  }
}

const templates = new Map<string, TemplateStringsArray>();

/**
 * A statement with a `?` for each value, as if it were a template in the source: of one name it is the same each time, by
 * which a prepared statement is found again.
 */
export function templateOf(name: string, write: () => string): TemplateStringsArray {
  const known = templates.get(name);
  if (known) return known;
  const strings = write().split('?');
  const template = Object.assign(strings, { raw: strings });
  templates.set(name, template);
  return template;
}
