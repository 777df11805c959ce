import { CARRIER_KINDS, type CarrierKind, type CarrierSetup } from './carrier-setup';

/** What becomes of a message of which nobody knows whether its carrier sent it: it goes once more, waits for a person, or ends. */
export const WHEN_UNKNOWN = ['again', 'hold', 'end'] as const;
export type WhenUnknown = (typeof WHEN_UNKNOWN)[number];

export type Carrier = {
  readonly id: number;
  readonly name: string;
  readonly setup: CarrierSetup;
  readonly description: string;
  /** Of its own address for receipts. */
  readonly dlrSecret: string;
  /** Lower ones are preferred. */
  readonly rank: number;
  readonly whenUnknown: WhenUnknown;
  /** How often it was changed, from 1. */
  readonly revision: number;
  /** Null: it is enabled. */
  readonly disabledAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
};

export const LONGEST_CARRIER_NAME = 20;

/** It is a part of an address, and of a command. */
export const isCarrierName = (text: string): boolean =>
  text.length <= LONGEST_CARRIER_NAME && /^[a-z\d]+(?:-[a-z\d]+)*$/.test(text);

/**
 * A kind's name is given to that kind alone: messages of versions that had one carrier of each say it.
 */
export const isNameFor = (kind: CarrierKind, name: string): boolean =>
  name === kind || !CARRIER_KINDS.some((other) => other === name);

/** A part of an address, too. */
export const isDlrSecret = (text: string): boolean => /^[A-Za-z\d._~-]{16,200}$/.test(text);

/** Where a carrier that calls an address of ours tells what becomes of messages; its secret is in it. */
export const receiptPath = ({ name, dlrSecret }: Pick<Carrier, 'name' | 'dlrSecret'>): string =>
  `/api/dlr/${name}/${dlrSecret}`;

/** What is given to it seems sent, and is not. */
export const SEEMING_KIND = 'simulated' satisfies CarrierKind;

/** Whether all that is sent only seems to be, by the kinds of the carriers that are enabled; without any, it waits. */
export const onlySeems = (enabled: readonly string[]): boolean =>
  enabled.length > 0 && enabled.every((kind) => kind === SEEMING_KIND);

/** Of those that are enabled the ones that take messages: what only seems to send does where no other is enabled. */
export const inForce = <One extends { readonly kind: string }>(enabled: readonly One[]): readonly One[] =>
  onlySeems(enabled.map(({ kind }) => kind)) ? enabled : enabled.filter(({ kind }) => kind !== SEEMING_KIND);

/** Whether what this carrier took only seemed to be sent, by its name, which no carrier of another kind ever has. */
export const hasOnlySeemed = (carrier: string | null): boolean => carrier === SEEMING_KIND;

/** The simulated one is there for as long as the instance: it can only be disabled. */
export const mayBeDeleted = ({ setup }: Pick<Carrier, 'setup'>): boolean => setup.kind !== SEEMING_KIND;

/** What else a change of one carrier comes to. */
export type CarrierEffect = {
  /** Whether it has disabled what only seems to send. */
  readonly endsSeeming: boolean;
};

type Ranked = Pick<Carrier, 'id' | 'rank' | 'disabledAt' | 'setup'>;

/** By preference; of one rank the older first. */
const byRank = (one: Pick<Ranked, 'id' | 'rank'>, other: Pick<Ranked, 'id' | 'rank'>): number =>
  one.rank - other.rank || one.id - other.id;

/**
 * Those that take messages, by preference: whoever has a real one does not want messages to seem sent, so the simulated
 * one does where no real one is enabled. It is disabled with the first real one (lib/db/carriers), so that what waits for
 * the last of those never comes to it by itself.
 */
export function carriersInForce<One extends Ranked>(carriers: readonly One[]): readonly One[] {
  const enabled = carriers.filter(({ disabledAt }) => disabledAt === null).sort(byRank);
  const real = enabled.filter(({ setup }) => setup.kind !== SEEMING_KIND);
  return real.length > 0 ? real : enabled;
}

/** Those that take messages once this one is disabled: after the last real one, nobody. */
export function takersWithout<One extends Ranked>(carriers: readonly One[], { id, setup }: One): readonly One[] {
  const others = carriers.filter((one) => one.id !== id);
  return carriersInForce(
    setup.kind === SEEMING_KIND ? others : others.filter((one) => one.setup.kind !== SEEMING_KIND),
  );
}
