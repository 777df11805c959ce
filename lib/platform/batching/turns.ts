/** Items that wait for somebody, taken in turns: one of each owner, then the next of each, whoever has how many. */
export type Turns<Item> = {
  readonly size: () => number;
  /** How many wait for this owner. */
  readonly countOf: (owner: string) => number;
  add(owner: string, item: Item): void;
  remove(owner: string, item: Item): void;
  /** The item whose turn it is. */
  next(): Item | undefined;
  /** The owner with the most items; null while nothing waits. */
  longest(): string | null;
  /** Takes out what this owner added last. */
  takeLast(owner: string): Item | undefined;
};

export function createTurns<Item>(): Turns<Item> {
  /** In the order of their turns; nobody without an item is in it. */
  const waiting = new Map<string, Item[]>();
  let size = 0;
  const took = (owner: string, items: readonly Item[]) => {
    size -= 1;
    if (items.length === 0) waiting.delete(owner);
  };
  return {
    size: () => size,
    countOf: (owner) => waiting.get(owner)?.length ?? 0,
    add(owner, item) {
      size += 1;
      const items = waiting.get(owner);
      if (items) items.push(item);
      else waiting.set(owner, [item]);
    },
    remove(owner, item) {
      const items = waiting.get(owner);
      const index = items?.indexOf(item) ?? -1;
      if (!items || index === -1) return;
      items.splice(index, 1);
      took(owner, items);
    },
    next() {
      const [first] = waiting;
      if (!first) return undefined;
      const [owner, items] = first;
      const item = items.shift();
      waiting.delete(owner);
      waiting.set(owner, items);
      took(owner, items);
      return item;
    },
    longest() {
      let found: string | null = null;
      for (const [owner, items] of waiting) {
        if (found === null || items.length > (waiting.get(found)?.length ?? 0)) found = owner;
      }
      return found;
    },
    takeLast(owner) {
      const items = waiting.get(owner);
      const item = items?.pop();
      if (items) took(owner, items);
      return item;
    },
  };
}
