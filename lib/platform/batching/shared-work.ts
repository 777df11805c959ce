type Shared<Value> = { readonly outcome: Promise<Value>; readonly gone: AbortController; waiting: number };

/** One piece of work for all who ask for the same at the same time; its signal aborts when all of them have gone. */
export function createSharedWork<Value>() {
  const underWay = new Map<string, Shared<Value>>();
  const begin = (key: string, work: (signal: AbortSignal) => Promise<Value>): Shared<Value> => {
    const gone = new AbortController();
    const end = () => {
      if (underWay.get(key) === shared) underWay.delete(key);
    };
    const shared: Shared<Value> = { outcome: work(gone.signal).finally(end), gone, waiting: 0 };
    gone.signal.addEventListener('abort', end, { once: true });
    underWay.set(key, shared);
    return shared;
  };
  return (key: string, signal: AbortSignal | undefined, work: (signal: AbortSignal) => Promise<Value>) => {
    const shared = underWay.get(key) ?? begin(key, work);
    shared.waiting += 1;
    const leave = () => {
      shared.waiting -= 1;
      if (shared.waiting === 0) shared.gone.abort();
    };
    if (signal?.aborted) leave();
    else signal?.addEventListener('abort', leave, { once: true });
    return shared.outcome;
  };
}
