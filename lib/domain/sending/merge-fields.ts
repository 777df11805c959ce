/** Texts with fields, `#column#`, for which each recipient has a value of their own. */

/** Text as it stands, or the place of a column. */
type Piece = string | number;

export type MergeText = {
  readonly pieces: readonly Piece[];
  /** Places of columns, each once, in the order of the text. */
  readonly used: readonly number[];
  /** What is written like a field and is no column, each once. */
  readonly unknown: readonly string[];
};

/** In characters: what a column may be called. */
export const LONGEST_COLUMN = 40;

/** More than one looks through; each row has a value of each. */
export const MOST_COLUMNS = 50;

/** Names are the same in upper and lower case. */
const keyOf = (name: string) => name.trim().toLowerCase();

/** A heading as the name of a field: it is written between two number signs, on one line. */
export const columnName = (heading: string): string =>
  heading
    .replaceAll(/[#\s]+/g, ' ')
    .trim()
    .slice(0, LONGEST_COLUMN)
    .trim();

const FIELD = new RegExp(`##|#([^#\\s](?:[^#\\n]{0,${LONGEST_COLUMN - 2}}[^#\\s])?)#`, 'g');

/**
 * Finds the fields of a text; `##` is one number sign. Without columns there is nothing to fill in: the text is sent as
 * it stands.
 */
export function readMergeText(message: string, columns: readonly string[]): MergeText {
  const places = new Map(columns.map((name, place) => [keyOf(name), place] as const).toReversed());
  const pieces: Piece[] = [];
  const used = new Set<number>();
  const unknown = new Set<string>();
  let end = 0;
  for (const found of message.matchAll(FIELD)) {
    const [written, name] = found;
    const place = name === undefined ? undefined : places.get(keyOf(name));
    pieces.push(message.slice(end, found.index), place ?? (name === undefined ? '#' : written));
    end = found.index + written.length;
    if (place !== undefined) used.add(place);
    else if (name !== undefined) unknown.add(name);
  }
  pieces.push(message.slice(end));
  return { pieces: columns.length > 0 ? pieces : [message], used: [...used], unknown: [...unknown] };
}

/** The text for whoever has these values; a missing one is empty. A value stays as it is, whatever signs it has. */
export const mergeText = ({ pieces }: Pick<MergeText, 'pieces'>, values: readonly string[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : (values[piece] ?? ''))).join('');
