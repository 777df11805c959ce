/** Calls that wait for one receiver, oldest first. */

export type Ordered = {
  /** Calls of the same number are made one after another, in the order in which they came; null: whenever there is a place. */
  readonly inOrderOf: number | null;
};

export type ReceiverQueue<Item extends Ordered> = {
  add(item: Item): void;
  hasNext(): boolean;
  /** The oldest that may be called now; it is under way until it has `ended`. */
  take(): Item | undefined;
  ended(item: Item): void;
};

export function createReceiverQueue<Item extends Ordered>(): ReceiverQueue<Item> {
  const waiting: Item[] = [];
  /** By the number of which a call is under way: those that wait for it. */
  const behind = new Map<number, Item[]>();

  const setAside = () => {
    for (let [first] = waiting; first && first.inOrderOf !== null; [first] = waiting) {
      const others = behind.get(first.inOrderOf);
      if (!others) return;
      others.push(first);
      waiting.shift();
    }
  };
  return {
    add: (item) => void waiting.push(item),
    hasNext: () => {
      setAside();
      return waiting.length > 0;
    },
    take: () => {
      setAside();
      const item = waiting.shift();
      if (item && item.inOrderOf !== null) behind.set(item.inOrderOf, []);
      return item;
    },
    ended: ({ inOrderOf }) => {
      if (inOrderOf === null) return;
      waiting.unshift(...(behind.get(inOrderOf) ?? []));
      behind.delete(inOrderOf);
    },
  };
}
