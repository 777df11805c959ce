/**
 * A carrier that is to take messages and takes none: when its owners are told, and when that it is over. Whether something
 * waits for it is not asked: others may have taken all that did, and while it is down nobody's answers come by it either.
 */
import type { LiveCarrier } from './live-carrier';

/** Shorter ones are what networks do every day. */
const OUTAGE_TOLD_AFTER_MS = 5 * 60_000;

export type CarrierOutage = { readonly carrier: string; readonly since: Date; readonly toldAt: Date };

/** What is seen of a carrier that is to take messages. */
export type SeenCarrier = Pick<LiveCarrier, 'downSince'> & {
  readonly name: string;
};

type Verdict = {
  /** To tell of now. */
  readonly begun: readonly CarrierOutage[];
  /** Told of, and over. */
  readonly ended: readonly CarrierOutage[];
  /** Told of, and of no carrier that is to take messages any more. */
  readonly moot: readonly CarrierOutage[];
};

/** Each outage is told of once, however often somebody looks. */
export function judgeOutages(seen: readonly SeenCarrier[], told: readonly CarrierOutage[], now: Date): Verdict {
  const known = new Set(told.map(({ carrier }) => carrier));
  const downSinceOf = (carrier: string) => seen.find(({ name }) => name === carrier)?.downSince;
  return {
    begun: seen.flatMap(({ name, downSince }) =>
      downSince !== null && !known.has(name) && now.getTime() - downSince.getTime() > OUTAGE_TOLD_AFTER_MS
        ? [{ carrier: name, since: downSince, toldAt: now }]
        : [],
    ),
    ended: told.filter(({ carrier }) => downSinceOf(carrier) === null),
    moot: told.filter(({ carrier }) => downSinceOf(carrier) === undefined),
  };
}
