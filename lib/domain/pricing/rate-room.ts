import { MOST_RATES, type Rate } from './rate';

const keyOf = ({ prefix, validFrom }: Rate): string => `${prefix} ${String(validFrom.getTime())}`;

/** What another one of the same prefix has replaced by then. */
function replacedOf(rates: readonly Rate[], now: Date): readonly Rate[] {
  const newest = new Map<string, number>();
  for (const { prefix, validFrom } of rates) {
    if (validFrom <= now) newest.set(prefix, Math.max(validFrom.getTime(), newest.get(prefix) ?? 0));
  }
  return rates.filter(({ prefix, validFrom }) => validFrom.getTime() < (newest.get(prefix) ?? 0));
}

/**
 * The prefixes of which the replaced rates give way, so that there are not more than can be held: none while there is
 * room; then those that change, and all of them only if that is not enough. Null: there is no room even so.
 */
export function prefixesGivingWay(
  stored: readonly Rate[],
  rates: readonly Rate[],
  now: Date,
  most = MOST_RATES,
): readonly string[] | null {
  const overwriting = new Set(rates.map(keyOf));
  const all = [...stored.filter((rate) => !overwriting.has(keyOf(rate))), ...rates];
  if (all.length <= most) return [];
  const changing = new Set(rates.map(({ prefix }) => prefix));
  const replaced = replacedOf(all, now);
  const own = replaced.filter(({ prefix }) => changing.has(prefix));
  const enough = [own, replaced].find((some) => all.length - some.length <= most);
  return enough ? [...new Set(enough.map(({ prefix }) => prefix))] : null;
}
