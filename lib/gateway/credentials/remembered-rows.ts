/** Beyond this many the oldest are forgotten; they are read again when they are asked for. */
const MOST_REMEMBERED = 50_000;

type Entry<Row> = { row: Row | null; reading: Promise<Row | null> | null };

/**
 * Rows that were read before, by name. What may have changed is read again when it is next asked for, once for all who
 * ask at that moment. A reading that began before a change answers nobody who comes after it.
 */
export function createRememberedRows<Row>() {
  const entries = new Map<string, Entry<Row>>();
  const readAgain = (name: string, entry: Entry<Row>, read: () => Promise<Row | null>): Promise<Row | null> => {
    const keep = (row: Row | null) => {
      if (entry.reading !== reading) return;
      Object.assign(entry, { row, reading: null });
      if (!row) entries.delete(name);
    };
    const reading: Promise<Row | null> = read().then(
      (row) => {
        keep(row);
        return row;
      },
      (cause: unknown) => {
        // Read again when it is next asked for: that it could not be read says nothing of it.
        if (entry.reading === reading) entry.reading = null;
        throw cause;
      },
    );
    entry.reading = reading;
    return reading;
  };
  return {
    /** The row, or a promise of it while it is read again with `read`; null when it is not remembered. */
    find(name: string, read: () => Promise<Row | null>): Row | Promise<Row | null> | null {
      const entry = entries.get(name);
      return entry ? (entry.row ?? entry.reading ?? readAgain(name, entry, read)) : null;
    },
    /** From now on `find` answers for this name. */
    follow(name: string): void {
      if (entries.has(name)) return;
      const [oldest] = entries.keys();
      if (entries.size >= MOST_REMEMBERED && oldest !== undefined) entries.delete(oldest);
      entries.set(name, { row: null, reading: null });
    },
    /** To be called when the rows that match may have changed. */
    forget(matches: (row: Row) => boolean): void {
      for (const entry of entries.values()) {
        if (entry.reading || (entry.row && matches(entry.row))) Object.assign(entry, { row: null, reading: null });
      }
    },
  };
}
