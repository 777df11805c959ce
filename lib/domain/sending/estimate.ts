import type { Credits } from '../credits';
import type { MomentFault } from '../time/read-moment';
import type { CountryShare } from './add-up-prices';
import type { LeftOut } from './typed-recipients';

/** What would become of a send, before it is one. */
export type Estimate = {
  readonly recipients: number;
  /** How many of them have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** The first of those that are left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  readonly countries: readonly CountryShare[];
  readonly credits: Credits;
  /** What the account has now. */
  readonly creditsLeft: Credits;
  /** Null: at once. */
  readonly deferredUntil: Date | null;
  /** What is wrong with the moment that was chosen. */
  readonly momentFault: MomentFault | null;
};
