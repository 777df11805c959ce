/**
 * A carrier that is to take messages and takes none: when its owners are told, and when that it is over. Whether something
 * waits for it is not asked: others may have taken all that did, and while it is down nobody's answers come by it either.
 */
import { inForce, onlySeems } from './carrier';
import type { LiveCarrier } from './live-carrier';

/** Whether what is sent reaches a phone now. */
export type Taking = {
  /** All that is sent only seems to be. */
  readonly onlySeems: boolean;
  /** All that is due waits, without an outage of anything. */
  readonly isNoneEnabled: boolean;
  /** Likewise; also where each carrier that is to take messages is told of as down. */
  readonly isNoneTaking: boolean;
};

type Enabled = { readonly name: string; readonly kind: string };

export const takingOf = (enabled: readonly Enabled[], down: readonly Pick<CarrierOutage, 'carrier'>[]): Taking => ({
  onlySeems: onlySeems(enabled.map(({ kind }) => kind)),
  isNoneEnabled: enabled.length === 0,
  isNoneTaking: inForce(enabled).every(({ name }) => down.some(({ carrier }) => carrier === name)),
});

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

/** That no carrier is enabled although messages wait; told like an outage, and over once one is enabled. */
export type NoneEnabled = Pick<CarrierOutage, 'since' | 'toldAt'>;

export type SeenEnabled = {
  readonly isNoneEnabled: boolean;
  /** When the last of the carriers that there are was disabled; null: none is. */
  readonly disabledAt: Date | null;
  /** Since when the first message that is due waits; null: none does. */
  readonly waitingSince: Date | null;
};

/** What to tell of now; null: nothing. That nothing waits any more ends nothing: the next message waits as well. */
export function judgeEnabled(
  { isNoneEnabled, disabledAt, waitingSince }: SeenEnabled,
  told: NoneEnabled | null,
  now: Date,
): { readonly kind: 'begun' | 'ended'; readonly one: NoneEnabled } | null {
  if (told) return isNoneEnabled ? null : { kind: 'ended', one: told };
  if (!isNoneEnabled || waitingSince === null) return null;
  const since = disabledAt !== null && disabledAt > waitingSince ? disabledAt : waitingSince;
  return isLong(since, now) ? { kind: 'begun', one: { since, toldAt: now } } : null;
}

const isLong = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > OUTAGE_TOLD_AFTER_MS;

/** Each outage is told of once, however often somebody looks. */
export function judgeOutages(seen: readonly SeenCarrier[], told: readonly CarrierOutage[], now: Date): Verdict {
  const known = new Set(told.map(({ carrier }) => carrier));
  const downSinceOf = (carrier: string) => seen.find(({ name }) => name === carrier)?.downSince;
  return {
    begun: seen.flatMap(({ name, downSince }) =>
      downSince !== null && !known.has(name) && isLong(downSince, now)
        ? [{ carrier: name, since: downSince, toldAt: now }]
        : [],
    ),
    ended: told.filter(({ carrier }) => downSinceOf(carrier) === null),
    moot: told.filter(({ carrier }) => downSinceOf(carrier) === undefined),
  };
}
