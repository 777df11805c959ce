/** What the engine's thread and that of the carriers say to each other, many at a time. `id` comes back with the answer. */

import type { Outstanding, OutstandingCursor } from '@/lib/db/messages/outstanding';
import type { DrivenCarrier } from '../carriers';
import type { DriverIncoming, DriverReceipt, DriverState, SegmentAnswer, Submission } from '../contract/driver';
import type { CarrierAnswer, CarrierQuestion } from '../watch/question';

/** Each of them has numbers of its own. */
export type Asked = 'receipt' | 'incoming' | 'outstanding';

export type ToCarriers =
  | { readonly kind: 'start'; readonly carrier: string; readonly driven: DrivenCarrier }
  | { readonly kind: 'submit'; readonly carrier: string; readonly messages: readonly Submission[] }
  | { readonly kind: 'recorded'; readonly asked: 'receipt' | 'incoming'; readonly id: number }
  | { readonly kind: 'outstanding'; readonly id: number; readonly page: readonly Outstanding[] }
  | { readonly kind: 'failed'; readonly asked: Asked; readonly id: number; readonly reason: string }
  | { readonly kind: 'ask'; readonly carrier: string; readonly id: number; readonly question: CarrierQuestion }
  | { readonly kind: 'ping' }
  | { readonly kind: 'stop'; readonly carrier: string };

/** `nodes`: so many submit to the same carriers. */
export type ToThread = ToCarriers | { readonly kind: 'nodes'; readonly live: number };

export type FromCarriers =
  | { readonly kind: 'submitted'; readonly carrier: string; readonly answers: readonly SegmentAnswer[] }
  | { readonly kind: 'receipt'; readonly carrier: string; readonly id: number; readonly receipt: DriverReceipt }
  | { readonly kind: 'incoming'; readonly carrier: string; readonly id: number; readonly segment: DriverIncoming }
  | { readonly kind: 'outstanding'; readonly carrier: string; readonly id: number; readonly after: OutstandingCursor }
  | {
      readonly kind: 'state';
      readonly carrier: string;
      readonly state: DriverState;
      /** How many messages it takes beyond the first `given`. */
      readonly free: number;
      readonly given: number;
    }
  | {
      readonly kind: 'answered';
      readonly carrier: string;
      readonly id: number;
      /** Null: no such carrier runs. */
      readonly answer: CarrierAnswer | null;
    }
  | { readonly kind: 'pong' }
  | { readonly kind: 'stopped'; readonly carrier: string };
