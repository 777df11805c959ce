import { isFrench } from '../numbering/msisdn';
import { parseMsisdn } from '../numbering/parse-msisdn';

/** Read before anything else gets a turn: a few milliseconds' worth at worst. */
const AT_ONCE = 100;

/** Recipients as a program names them, told apart while they are read. */
export type ReadReceivers = {
  /** MSISDNs, each once, in the order given. */
  readonly valid: string[];
  /** As they were named. */
  readonly invalid: string[];
};

/**
 * The MSISDNs among what a program names, some at a time; `read` grows by them, and by what is none. A short number that
 * can be replied to works in France only, so that `frenchOnly` takes the others for invalid.
 */
export function* readReceivers(
  named: readonly string[],
  { frenchOnly }: { readonly frenchOnly: boolean },
  read: ReadReceivers,
): Generator<string[]> {
  const seen = new Set<string>();
  for (let from = 0; from < named.length; from += AT_ONCE) {
    const batch: string[] = [];
    for (const one of named.slice(from, from + AT_ONCE)) {
      const msisdn = parseMsisdn(one);
      if (msisdn === null || (frenchOnly && !isFrench(msisdn))) read.invalid.push(one);
      else if (!seen.has(msisdn)) {
        seen.add(msisdn);
        batch.push(msisdn);
        read.valid.push(msisdn);
      }
    }
    yield batch;
  }
}
