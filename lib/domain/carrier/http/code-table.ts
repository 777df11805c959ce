/** Looks codes up that somebody else writes: capitals do not matter, and a `*` ends the beginning of one. */
export function codeTable<Meaning>(table: Readonly<Record<string, Meaning>>): (code: string) => Meaning | undefined {
  const exact = new Map<string, Meaning>();
  const beginnings: [string, Meaning][] = [];
  for (const [code, meaning] of Object.entries(table)) {
    const key = code.trim().toLowerCase();
    if (key.endsWith('*')) beginnings.push([key.slice(0, -1), meaning]);
    else exact.set(key, meaning);
  }
  // The longest beginning says the most.
  beginnings.sort(([one], [other]) => other.length - one.length);
  return (code) => {
    const key = code.trim().toLowerCase();
    return exact.get(key) ?? beginnings.find(([beginning]) => key.startsWith(beginning))?.[1];
  };
}
