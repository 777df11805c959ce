import { createSlots } from '../memory/slots';

type Waiting<Value> = { resolve(value: Value): void; reject(cause: Error): void };

/** Whoever waits for an answer from another thread. */
export type WaitingRoom<Value> = {
  size(): number;
  /** Asks with the number that the answer is to carry. Numbers are a room's own. */
  wait(ask: (id: number) => void): Promise<Value>;
  /** Does nothing for a number that nobody waits for. */
  resolve(id: number, value: Value): void;
  reject(id: number, cause: Error): void;
};

export function createWaitingRoom<Value>(): WaitingRoom<Value> {
  const waiting = createSlots<Waiting<Value>>();
  return {
    size: waiting.size,
    wait: (ask) => new Promise((resolve, reject) => ask(waiting.put({ resolve, reject }))),
    resolve: (id, value) => waiting.take(id)?.resolve(value),
    reject: (id, cause) => waiting.take(id)?.reject(cause),
  };
}
