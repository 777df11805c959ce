import { type Carrier, takersWithout } from '../carrier/carrier';
import type { CarrierKind } from '../carrier/carrier-setup';
import type { LiveCarrier, SeenRun } from '../carrier/live-carrier';
import { dictionaryOrder } from '../dictionary-order';
import type { Bounded } from './health';

/** A carrier as those see it who look after it: how it runs now, and none of its secrets. */
export type SeenCarrier = Omit<Carrier, 'setup' | 'dlrSecret'> & {
  readonly kind: CarrierKind;
  /** As its kind has them. */
  readonly settings: object;
  /** Null: it does not run. */
  readonly live: Omit<SeenRun, 'name'> | null;
  readonly waiting: Bounded;
  readonly waitingSince: Date | null;
  /** How much it may have sent, with what a person decides. */
  readonly inDoubt: Bounded;
  /** Those that take messages once it is disabled, by preference. */
  readonly others: readonly OtherCarrier[];
};

type OtherCarrier = {
  readonly name: string;
  /** Whether it can take them now: else they wait until it can, or go to another. */
  readonly isConnected: boolean;
};

export const othersOf = (
  carriers: readonly Carrier[],
  carrier: Carrier,
  live: ReadonlyMap<string, Pick<LiveCarrier, 'bound'>>,
): readonly OtherCarrier[] =>
  takersWithout(carriers, carrier).map(({ name }) => ({ name, isConnected: live.get(name)?.bound === true }));

export function withoutSecrets(carrier: Carrier) {
  const { id, name, description, rank, whenUnknown, revision, disabledAt, createdAt, updatedAt, setup } = carrier;
  const { kind, settings } = setup;
  return { id, name, description, rank, whenUnknown, revision, disabledAt, createdAt, updatedAt, kind, settings };
}

type Wanted = { readonly search: string; readonly state: '' | 'enabled' | 'disabled' };

/** Whether a carrier is among those that are looked for. */
export function isLookedFor(
  { name, description, disabledAt }: Pick<Carrier, 'name' | 'description' | 'disabledAt'>,
  { search, state }: Wanted,
): boolean {
  if (state !== '' && (state === 'disabled') !== (disabledAt !== null)) return false;
  const part = dictionaryOrder(search);
  return [name, description].some((text) => dictionaryOrder(text).includes(part));
}
