import type { Credits } from '../credits';
import type { SendingMomentFault } from '../time/sending-moment';
import type { CountryShare, SegmentCounts } from './add-up-prices';
import type { Merged } from './preview-merge';
import type { LeftOut } from './typed-recipients';

/** What a test would cost, and whose quota pays it; null: the account does. */
export type TestEstimate = Pick<Estimate, 'credits' | 'quotaOf'>;

/** What would become of a send, before it is one. */
export type Estimate = {
  readonly recipients: number;
  /** How many of them have no country code, and are taken for French ones. */
  readonly nationalCount: number;
  /** The first of those that are left out, and how many there are. */
  readonly leftOut: readonly LeftOut[];
  readonly leftOutCount: number;
  /** How many numbers are written again; each counts once. */
  readonly repeatedCount: number;
  readonly countries: readonly CountryShare[];
  /** Null while there is nobody to send to. */
  readonly segments: SegmentCounts | null;
  /** The fields that the text has, and the first texts as they would be sent; null without fields. */
  readonly merged: Merged | null;
  readonly credits: Credits;
  /** What whoever pays has now: the account, or an API user's quota. */
  readonly creditsLeft: Credits;
  /** Whose quota pays; null: the account does, also for an API user without one. */
  readonly quotaOf: string | null;
  /** Where a test would go; empty: whoever asks has named no number yet. */
  readonly ownNumber: string;
  /** Null: at once. */
  readonly deferredUntil: Date | null;
  /** Whether that is the next opening of commercial hours, and no moment that was asked for. */
  readonly waitsForHours: boolean;
  /** What is wrong with the moment that was chosen. */
  readonly momentFault: SendingMomentFault | null;
};
