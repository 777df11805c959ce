/** What the engine's thread and the one that starts it say to each other, many at a time. */

import type { AlertKind, ClaimedAlert } from '@/lib/db/accounts/alert-outbox';
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { CallbackAnswer, CallbackCall } from '@/lib/domain/callbacks/callback-call';
import type { CarrierReceipt } from '@/lib/domain/delivery/apply-receipt';
import type { ChappeEvent } from '@/lib/domain/events';
import type { IncomingSegment } from '@/lib/domain/incoming/incoming';
import type { CarrierHealth } from '@/lib/domain/instance/health';
import type { Listens, Standing } from '@/lib/domain/instance/node';
import type { Result } from '@/lib/domain/result';
import type { Accepted, AcceptRefusal, AcceptRequest } from '@/lib/domain/sending/acceptance';
import type { Part } from '@/lib/domain/smpp/submission';
import type { Kept } from './accept/parts-keeper';
import type { CarrierAnswer, CarrierQuestion } from './carriers/watch/question';
import type { EngineSettings } from './engine';

export type EngineThreadData = EngineSettings & {
  readonly callbackAllowedRanges: readonly string[];
  readonly logLevel: string;
};

export type Asked = 'accepted' | 'kept' | 'part-kept' | 'called' | 'carriers' | 'carrier-answer' | 'alerts' | 'done';

/** What a carrier said by an address of ours. */
export type Told = { readonly receipt: CarrierReceipt } | { readonly incoming: IncomingSegment };

/** `id` comes back with the answer. */
export type ToEngine =
  | { readonly kind: 'errand'; readonly id: number; readonly errand: 'work'; readonly listens: Listens | undefined }
  | { readonly kind: 'errand'; readonly id: number; readonly errand: 'prove' | 'rereadCarriers' }
  | { readonly kind: 'accept'; readonly id: number; readonly request: AcceptRequest }
  | { readonly kind: 'keep-texts'; readonly id: number; readonly texts: readonly string[] }
  | { readonly kind: 'keep-part'; readonly id: number; readonly part: Part }
  | { readonly kind: 'drop-texts'; readonly id: number; readonly ids: readonly number[] }
  | { readonly kind: 'told'; readonly id: number; readonly told: Told }
  | { readonly kind: 'call'; readonly id: number; readonly call: CallbackCall }
  | { readonly kind: 'carriers'; readonly id: number }
  | { readonly kind: 'ask-carrier'; readonly id: number; readonly name: string; readonly question: CarrierQuestion }
  | { readonly kind: 'take-alerts'; readonly id: number; readonly alerts: AlertKind; readonly limit: number }
  | { readonly kind: 'refusal'; readonly refusal: NewRefusal }
  | { readonly kind: 'wake' }
  | { readonly kind: 'turn'; readonly id: number }
  | { readonly kind: 'turn-over'; readonly id: number }
  | { readonly kind: 'stop' };

export type FromEngine =
  | { readonly kind: 'ready' }
  | { readonly kind: 'accepted'; readonly id: number; readonly outcome: Result<Accepted, AcceptRefusal> | null }
  | { readonly kind: 'kept'; readonly id: number; readonly first: number }
  | { readonly kind: 'part-kept'; readonly id: number; readonly kept: Kept }
  | { readonly kind: 'called'; readonly id: number; readonly answer: CallbackAnswer }
  | { readonly kind: 'carriers'; readonly id: number; readonly states: readonly CarrierHealth[] }
  | { readonly kind: 'carrier-answer'; readonly id: number; readonly answer: CarrierAnswer | null }
  | { readonly kind: 'alerts'; readonly id: number; readonly claimed: readonly ClaimedAlert[] }
  | { readonly kind: 'done'; readonly id: number }
  | {
      readonly kind: 'failed';
      /** What was asked for under this number: each of them counts for itself. */
      readonly asked: Asked;
      readonly id: number;
      readonly reason: string;
      readonly code: string | null;
    }
  | { readonly kind: 'turn'; readonly id: number }
  | { readonly kind: 'event'; readonly event: ChappeEvent }
  | { readonly kind: 'batch'; readonly requests: number; readonly seconds: number }
  | { readonly kind: 'carrier'; readonly carrier: string; readonly messages: number; readonly seconds: number }
  | { readonly kind: 'callback'; readonly delivered: boolean; readonly seconds: number }
  | { readonly kind: 'standing'; readonly standing: Standing }
  | { readonly kind: 'stopped' };
