/** What an operator asks of a carrier's driver, in whichever thread that is. */
import type { LiveCarrier, TraceEntry } from '@/lib/domain/carrier/live-carrier';
import type { CarrierDriver, SegmentResult, Submission } from '../contract/driver';

export type CarrierQuestion =
  /** How it is now. */
  | { readonly kind: 'look' }
  | { readonly kind: 'trace' }
  /** What it answers to a message of nobody, under an id that no message has. */
  | { readonly kind: 'try'; readonly message: Submission };

export type CarrierAnswer =
  | { readonly kind: 'look'; readonly live: LiveCarrier }
  | { readonly kind: 'trace'; readonly entries: readonly TraceEntry[] }
  | { readonly kind: 'try'; readonly result: SegmentResult };

/** A driver that is watched. Null: it does not run any more. */
export type WatchedDriver = CarrierDriver & { ask(question: CarrierQuestion): Promise<CarrierAnswer | null> };
