import { isFrench } from '../numbering/msisdn';
import { parseMsisdn } from '../numbering/parse-msisdn';

type Reading = {
  readonly frenchOnly: boolean;
  /** Recipients read before, which are not answered again; it grows. */
  readonly seen: Set<string>;
};

/**
 * The MSISDNs in parts of a `to` list, valid ones only, each once, in the order given.
 * A reply-capable short number works in France alone, so `frenchOnly` drops the others.
 */
export function readRecipients(parts: readonly string[], { frenchOnly, seen }: Reading): string[] {
  return parts.flatMap((part) => {
    const msisdn = parseMsisdn(part);
    if (msisdn === null || seen.has(msisdn) || (frenchOnly && !isFrench(msisdn))) return [];
    seen.add(msisdn);
    return msisdn;
  });
}

/** The parts of a `to` parameter, as they were typed. */
export const splitRecipients = (to: string): string[] => to.split(',');
