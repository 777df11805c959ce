import { isFrench } from '../numbering/msisdn';
import { parseMsisdn } from '../numbering/parse-msisdn';

type Reading = {
  readonly frenchOnly: boolean;
  /** Recipients read before, which are not answered again; it grows. */
  readonly seen: Set<string>;
};

/**
 * The MSISDNs in parts of a `to` list, valid ones only, each once, in the order given.
 * A short number that can be replied to works in France only, so `frenchOnly` drops the others.
 */
function readRecipients(parts: readonly string[], { frenchOnly, seen }: Reading): string[] {
  return parts.flatMap((part) => {
    const msisdn = parseMsisdn(part);
    if (msisdn === null || seen.has(msisdn) || (frenchOnly && !isFrench(msisdn))) return [];
    seen.add(msisdn);
    return msisdn;
  });
}

/** Recipients read before anything else gets a turn: a few milliseconds' worth at worst, under one for French numbers. */
const AT_ONCE = 100;

/** The MSISDNs of a `to` parameter, some at a time. */
export function* readTo(to: string, frenchOnly: boolean): Generator<string[]> {
  const parts = to.split(',');
  const seen = new Set<string>();
  for (let from = 0; from < parts.length; from += AT_ONCE) {
    yield readRecipients(parts.slice(from, from + AT_ONCE), { frenchOnly, seen });
  }
}
