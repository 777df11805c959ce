import type { Addressee } from './addressee';

/** Done before anything else gets a turn: a few milliseconds' worth at worst. */
const MOST_ADDRESSEES = 100;

/** In characters, of texts of their own. */
const MOST_TEXT = 20_000;

/** For what takes addressees some at a time; `lengthOf` is what it reads of each, in characters. */
export function* inBatches(
  addressees: readonly Addressee[],
  lengthOf: (addressee: Addressee) => number = () => 0,
): Generator<readonly Addressee[]> {
  let batch: Addressee[] = [];
  let length = 0;
  for (const addressee of addressees) {
    length += lengthOf(addressee);
    if (batch.push(addressee) < MOST_ADDRESSEES && length < MOST_TEXT) continue;
    yield batch;
    batch = [];
    length = 0;
  }
  if (batch.length > 0) yield batch;
}
