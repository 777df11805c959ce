/**
 * Who may write now. SQLite lets one connection write at a time and makes the others poll while their thread stands
 * still; so the connections of this process ask each other first, and are served in the order in which they asked.
 */
export type WriteTurn = {
  /** Resolves when it is the caller's turn; the answered function ends it and may be called more than once. */
  take(): Promise<() => void>;
};

export function createWriteTurn(): WriteTurn {
  let last: Promise<void> = Promise.resolve();
  return {
    async take() {
      const before = last;
      const { promise, resolve } = withResolvers();
      last = promise;
      await before;
      return resolve;
    },
  };
}

function withResolvers(): { readonly promise: Promise<void>; readonly resolve: () => void } {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
