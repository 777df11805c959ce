import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { CarrierTraits } from '../carriers/contract/driver';
import type { Router } from './routing/router';
import type { Submitted } from './settle-submissions';
import type { Taken } from './settle-taken';

export type Submission = { readonly carrier: CarrierTraits; readonly router: Router; readonly submitted: Submitted };
export type Taking = { readonly carrier: CarrierTraits; readonly taken: Taken };

/** Whoever records what carriers say, in its order. */
export type NewsIntake = {
  /** Kept until it is recorded, however long the database cannot: a message is not submitted again for that. */
  submitted(submission: Submission): void;
  /** So are segments that were taken beside that. */
  taken(taking: Taking): void;
  /** Resolves when it is on the disk; rejects when it is not. */
  receipt(receipt: CarrierReceipt): Promise<void>;
  /** Likewise. */
  incoming(segment: IncomingSegment): Promise<void>;
  /** Records answers that the database did not take before. */
  retryRecording(): Promise<void>;
};
