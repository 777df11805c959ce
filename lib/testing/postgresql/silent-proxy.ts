/** Stands between clients and a PostgreSQL server as a network that forgets connections: what is said over them reaches nobody. */
import { type Passage, type Proxy, startProxy } from './proxy';

export type SilentProxy = Proxy & {
  /** From now on nothing passes over the connections that there are; others may be made. */
  forget(): void;
  /** Likewise, but only from when a client says something with these words in it, which passes still. */
  forgetAfter(words: string): void;
};

export async function startSilentProxy(serverUrl: string): Promise<SilentProxy> {
  let generation = 0;
  let lastWords: string | null = null;
  const passing: Passage = (pass) => {
    const born = generation;
    return (chunk) => {
      if (born !== generation) return;
      if (lastWords !== null && chunk.includes(lastWords)) {
        lastWords = null;
        generation += 1;
      }
      pass(chunk);
    };
  };
  const proxy = await startProxy(serverUrl, { toServer: passing, toClient: passing });
  return {
    ...proxy,
    forget: () => {
      generation += 1;
    },
    forgetAfter: (words) => {
      lastWords = words;
    },
  };
}
