type Waiting<Value> = { resolve(value: Value): void; reject(cause: Error): void };

/** Whoever waits for an answer from another thread, by the number that question and answer carry. */
export type WaitingRoom<Value> = {
  size(): number;
  wait(id: number): Promise<Value>;
  /** Does nothing for a number that nobody waits for. */
  resolve(id: number, value: Value): void;
  reject(id: number, cause: Error): void;
};

export function createWaitingRoom<Value>(): WaitingRoom<Value> {
  const waiting = new Map<number, Waiting<Value>>();
  const take = (id: number) => {
    const one = waiting.get(id);
    waiting.delete(id);
    return one;
  };
  return {
    size: () => waiting.size,
    wait: (id) => new Promise((resolve, reject) => void waiting.set(id, { resolve, reject })),
    resolve: (id, value) => take(id)?.resolve(value),
    reject: (id, cause) => take(id)?.reject(cause),
  };
}
