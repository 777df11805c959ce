/** The last so many of what came one after the other. */
export type Ring<Value> = {
  push(value: Value): void;
  /** The newest first. */
  newest(): Value[];
};

export function createRing<Value>(size: number): Ring<Value> {
  const kept: Value[] = [];
  let next = 0;
  return {
    push: (value) => {
      kept[next] = value;
      next = (next + 1) % size;
    },
    newest: () => [...kept.slice(next), ...kept.slice(0, next)].reverse(),
  };
}
