/**
 * What must exist once in a process: the database connection, the accept queue, the event bus, the caches.
 * Next bundles its own copy of every module, so making the runtime where it is imported would make two of each; hence
 * it lives on `globalThis` under a `Symbol.for` key. Only start-runtime.ts puts it there.
 */

import type { Database } from '@/lib/db/connections/client';
import type { MakeCall } from '@/lib/domain/callbacks/callback-call';
import type { CarrierWatch } from '@/lib/domain/carrier/live-carrier';
import type { EventBus } from '@/lib/domain/events';
import type { Backups } from '@/lib/domain/instance/backup';
import type { ProcessHealth } from '@/lib/domain/instance/health';
import type { Listens } from '@/lib/domain/instance/node';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { GuessGuard } from '@/lib/domain/rate-limit/guess';
import type { Accept } from '@/lib/domain/sending/acceptance';
import type { ApiUserAuthenticator } from '@/lib/gateway/credentials/api-user-authenticator';
import type { SmppService } from '@/lib/gateway/smpp/create-smpp-service';
import type { AdmittedRequest, WireAnswer, WireRequest } from '@/lib/gateway/wire/wire';
import type { Logger } from '@/lib/platform/log/logger';
import type { Metrics } from '../metrics/metrics';
import type { Env } from '../settings/env';
import type { KnownCarriers } from './known-carriers';
import type { LiveUpdates } from './live-updates';

export type Runtime = {
  readonly db: Database;
  readonly env: Env;
  readonly carriers: KnownCarriers;
  readonly log: Logger;
  readonly events: EventBus;
  readonly liveUpdates: LiveUpdates;
  readonly metrics: Metrics;
  readonly makeCall: MakeCall;
  readonly accept: Accept;
  /** What answers API users' programs that speak SMPP; null: they have no port here. */
  readonly smpp: SmppService | null;
  /** Has every node end those sessions by SMPP that are to be ended. */
  endSmppSessions(): void;
  /** What a segment costs, wherever it goes. */
  readonly prices: Prices;
  /** After rates were changed. */
  readPricesAgain(): Promise<void>;
  readonly backups: Backups;
  /** How this process and its machine fare. */
  processHealth(): Promise<ProcessHealth>;
  /** Carriers as they run. */
  readonly carrierWatch: CarrierWatch;
  readonly signInGuard: GuessGuard;
  readonly apiUserCredentials: ApiUserAuthenticator;
  readonly nextAuthSecret: string;
  /** The address that people and scripts use, without a trailing slash. */
  publicUrl(): string;
  /** Where a refused script's author can read on. */
  helpUrl(): string;
  http2sms(request: WireRequest): Promise<WireAnswer>;
  dlr(request: WireRequest): Promise<WireAnswer>;
  /** The REST API under /1.0. */
  rest(request: AdmittedRequest): Promise<WireAnswer>;
  /** After keys to the REST API were changed. */
  apiKeysChanged(): void;
  /** Why requests are not welcome, in words; null = they are. Does not keep anybody waiting for long. */
  whyNotReady(): Promise<string | null>;
  /** How many nodes serve the database, as this one knows. */
  liveNodes(): number;
  /** Takes up what a dead process left and starts the loops: for the one process that serves, when it serves. */
  work(listens?: Listens): Promise<void>;
  /** Lets readiness say that requests are welcome: last at a start, when nobody meets an empty database any more. */
  welcomeRequests(): void;
  /** Takes no more work, finishes what is in flight and closes the database. */
  stop(): Promise<void>;
};

const KEY = Symbol.for('chappe.runtime');

/** The global object with the one property that is ours. */
const holder = globalThis as typeof globalThis & { [KEY]?: Runtime };

/** The runtime that `server.ts` made. */
export function getRuntime(): Runtime {
  const runtime = holder[KEY];
  if (!runtime) throw new Error('The runtime is missing: start Chappe through server.ts (npm start or npm run dev).');
  return runtime;
}

/** Makes `runtime` the one that `getRuntime` answers. */
export function publishRuntime(runtime: Runtime): Runtime {
  holder[KEY] = runtime;
  return runtime;
}
