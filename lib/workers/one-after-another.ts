/**
 * Work on one thing happens in the order in which it was asked for; work on different things happens at once. What is
 * waited for is only that the former ended, however it did.
 */
export function createOneAfterAnother<Key>() {
  const last = new Map<Key, Promise<unknown>>();
  return async <Value>(key: Key, work: () => Promise<Value>): Promise<Value> => {
    const before = last.get(key);
    const mine = before ? before.then(work, work) : work();
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
