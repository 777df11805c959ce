import type { CarrierRow } from '@/lib/schemas/carrier-pages';

/** A carrier as it was when something began to be done with it, in the list or on its page. */
export type ManagedCarrier = Pick<
  CarrierRow,
  'name' | 'kind' | 'disabledAt' | 'waiting' | 'inDoubt' | 'underWay' | 'others'
> & {
  /** Null: it does not run. */
  readonly live: object | null;
};
