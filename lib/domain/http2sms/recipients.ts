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

/** What stands between commas, one batch after the other, because a body may be commas alone. */
function* partsOf(to: string): Generator<readonly string[]> {
  let parts: string[] = [];
  let from = 0;
  for (let comma = to.indexOf(','); comma !== -1; comma = to.indexOf(',', from)) {
    parts.push(to.slice(from, comma));
    from = comma + 1;
    if (parts.length < AT_ONCE) continue;
    yield parts;
    parts = [];
  }
  yield [...parts, to.slice(from)];
}

/** The MSISDNs of a `to` parameter, some at a time. */
export function* readTo(to: string, frenchOnly: boolean): Generator<string[]> {
  const seen = new Set<string>();
  for (const parts of partsOf(to)) yield readRecipients(parts, { frenchOnly, seen });
}
