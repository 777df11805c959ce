import type { Credits } from '../credits';
import type { NewRate, Rate } from './rate';

/** A rate that somebody sets; null: from now on. */
export type WantedRate = NewRate & { readonly validFrom: Date | null };

/** Which of a prefix's rates holds at a moment. */
export const holdingAt = (ofPrefix: readonly Rate[], at: Date): Rate | undefined =>
  ofPrefix
    .filter(({ validFrom }) => validFrom <= at)
    .reduce<Rate | undefined>(
      (newest, rate) => (newest === undefined || rate.validFrom > newest.validFrom ? rate : newest),
      undefined,
    );

/** What has passed holds from now on: nothing changes what was paid. */
export const momentOf = ({ validFrom }: Pick<WantedRate, 'validFrom'>, now: Date): Date =>
  validFrom === null || validFrom < now ? now : validFrom;

/** How many lines of a file change what. */
export type RateImportCounts = {
  /** Of prefixes that had no rate. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
};

/** A rate that a file sets. */
export type RateStep = Rate & {
  /** What its prefix costs until then; null: it has no rate of its own. */
  readonly before: Credits | null;
};

/** What a file of rates comes to, and what is to be stored for it. */
export type RateImport = RateImportCounts & {
  readonly rates: readonly RateStep[];
  /** Prefixes that no line names. */
  readonly left: number;
};

/** What an import would do, in letters: whoever has seen it confirms that and nothing else. */
export const writePlan = ({ rates }: Pick<RateImport, 'rates'>, now: Date): string =>
  rates
    .map(({ prefix, before, credits, validFrom }) =>
      [prefix, before, credits, validFrom <= now ? 'now' : validFrom.toISOString()].join(' '),
    )
    .join('\n');

/** Each line in the order of its moment, over what is there: prefixes that no line names stay as they are. */
export function planImport(stored: readonly Rate[], wanted: readonly WantedRate[], now: Date): RateImport {
  const known = new Map<string, readonly Rate[]>();
  for (const rate of stored) known.set(rate.prefix, [...(known.get(rate.prefix) ?? []), rate]);
  const had = new Set(known.keys());
  const inOrder = wanted
    .map(({ prefix, credits, ...moment }): Rate => ({ prefix, credits, validFrom: momentOf(moment, now) }))
    .toSorted((one, other) => one.validFrom.getTime() - other.validFrom.getTime());
  const rates = inOrder.flatMap((rate): RateStep[] => {
    const ofPrefix = known.get(rate.prefix) ?? [];
    const before = holdingAt(ofPrefix, rate.validFrom)?.credits ?? null;
    if (before === rate.credits) return [];
    // One of that very moment is replaced.
    const others = ofPrefix.filter(({ validFrom }) => validFrom.getTime() !== rate.validFrom.getTime());
    known.set(rate.prefix, [...others, rate]);
    return [{ ...rate, before }];
  });
  const named = new Set(wanted.map(({ prefix }) => prefix));
  const left = [...had].filter((prefix) => !named.has(prefix)).length;
  const changed = rates.filter(({ prefix }) => had.has(prefix)).length;
  return { added: rates.length - changed, changed, unchanged: wanted.length - rates.length, rates, left };
}
