import { isFrench, parseMsisdn } from '../numbering/msisdn';

/**
 * The MSISDNs in a `to` list, valid ones only, each once, in the order given.
 * A reply-capable short number works in France alone, so `frenchOnly` drops the others.
 */
export function readRecipients(to: string, { frenchOnly }: { frenchOnly: boolean }): string[] {
  const found = new Set<string>();
  for (const part of to.split(',')) {
    const msisdn = parseMsisdn(part);
    if (msisdn !== null && (!frenchOnly || isFrench(msisdn))) found.add(msisdn);
  }
  return [...found];
}
