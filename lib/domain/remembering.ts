/**
 * The same function, which remembers what it answered to the newest few texts: for what is asked again and again and
 * is slow to find out. `find` must depend on its text alone, and nobody may change what it answers. When it is full,
 * everything is forgotten: whoever sends ever new texts makes it as slow as it would be without.
 */
export function remembering<Value>(most: number, find: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const found = find(text);
    if (known.size >= most) known.clear();
    known.set(text, found);
    return found;
  };
}
