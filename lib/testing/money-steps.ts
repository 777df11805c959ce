/** What the model of money (lib/engine/accept/money.model.test.ts) lets happen, in any order. */
import fc from 'fast-check';

/** Who a person confirmed that pays: just who would, or somebody else; null: a script sends, which confirms nothing. */
type Confirms = boolean | null;

/** Something that happens to money. */
export type MoneyStep =
  | {
      readonly kind: 'send';
      readonly who: number;
      readonly prices: readonly number[];
      readonly bulk: boolean;
      readonly confirms: Confirms;
    }
  | { readonly kind: 'quota'; readonly who: number; readonly quota: number | null }
  | { readonly kind: 'delete'; readonly who: number }
  | { readonly kind: 'receipt'; readonly which: readonly number[]; readonly billed: boolean }
  | { readonly kind: 'write' }
  | { readonly kind: 'grant'; readonly credits: number }
  | { readonly kind: 'transfer'; readonly credits: number; readonly isGiven: boolean }
  | { readonly kind: 'cancel'; readonly which: readonly number[] }
  | { readonly kind: 'blacklist'; readonly which: readonly number[] }
  | { readonly kind: 'stop'; readonly bulk: number }
  | { readonly kind: 'rate'; readonly credits: number }
  | { readonly kind: 'edit'; readonly one: number; readonly segments: number; readonly confirms: boolean };

/** Mostly the same one, so that much happens to it. */
const who = fc.constantFrom(0, 0, 0, 1, 2);
const which = fc.array(fc.nat(), { minLength: 1, maxLength: 4 });
const prices = fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 4 });
/** More than an account has, now and then. */
const moved = fc.integer({ min: 1, max: 4_000 });
const confirms = fc.constantFrom(true, true, true, false);
const kind = <Kind extends MoneyStep['kind']>(name: Kind) => fc.constant(name);
export const moneyStep: fc.Arbitrary<MoneyStep> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: kind('send'), who, prices, bulk: fc.boolean(), confirms: fc.option(confirms) }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind('quota'), who, quota: fc.option(fc.nat(1_500), { freq: 2 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete'), who }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('receipt'), which, billed: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('write') }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('grant'), credits: moved }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('transfer'), credits: moved, isGiven: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('cancel'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('blacklist'), which }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('stop'), bulk: fc.nat() }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('rate'), credits: fc.integer({ min: 1, max: 300 }) }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: kind('edit'), one: fc.nat(), segments: fc.integer({ min: 1, max: 3 }), confirms }),
  },
);
