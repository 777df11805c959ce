/**
 * The addresses from which http2sms accepts an API user. An empty list means anywhere; that is the original's rule,
 * and the reason why a stored list that cannot be read must be an error and never an empty list.
 */
import { canonicalIpRange, coversIpRange, ipWithin } from '../network/ip-range';
import { err, ok, type Result } from '../result';

/** The original's panel has five fields. */
export const MAX_IP_RULES = 5;

/** This machine, in both families: which of them a program takes for `localhost` depends on the program. */
const LOOPBACK: readonly string[] = ['127.0.0.1', '::1'];

/** Whether one of `rules` covers `address`. With rules, an unreadable address is refused. */
export const ipAllowed = (rules: readonly string[], address: string): boolean =>
  rules.length === 0 || (LOOPBACK.includes(address) ? LOOPBACK : [address]).some((meant) => ipWithin(rules, meant));

export type IpListFault = {
  /** Which of the entries, from 0. */
  readonly index: number;
  readonly code: 'ip_invalid' | 'ip_repeated' | 'ip_covered' | 'ip_too_many';
  /** The earlier entry that says the same or more. */
  readonly by: string;
};

/** The canonical forms of a typed list, blanks left out; a repeated entry, or one inside another, is a fault. */
export function checkIpRules(entries: readonly string[]): Result<string[], IpListFault[]> {
  const rules: string[] = [];
  const faults: IpListFault[] = [];
  for (const [index, entry] of entries.entries()) {
    if (entry.trim() === '') continue;
    const rule = canonicalIpRange(entry);
    if (!rule.ok) {
      faults.push({ index, code: 'ip_invalid', by: '' });
      continue;
    }
    const same = rules.find((earlier) => coversIpRange(earlier, rule.value) || coversIpRange(rule.value, earlier));
    if (same !== undefined) {
      faults.push({ index, code: same === rule.value ? 'ip_repeated' : 'ip_covered', by: same });
    } else if (rules.length === MAX_IP_RULES) faults.push({ index, code: 'ip_too_many', by: '' });
    else rules.push(rule.value);
  }
  return faults.length > 0 ? err(faults) : ok(rules);
}
