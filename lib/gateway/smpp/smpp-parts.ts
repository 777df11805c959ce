/** What an SMPP server stands on, and what its connections share. */
import type { Database } from '@/lib/db/connections/client';
import type { EventBus } from '@/lib/domain/events';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { Engine } from '@/lib/engine/engine';
import type { Logger } from '@/lib/platform/log/logger';
import type { ApiUserAuthenticator } from '../credentials/api-user-authenticator';

export type SmppLimits = {
  /** At once, of an API user's, on this node. */
  readonly binds: number;
  /** submit_sm of an API user's that wait for their answers at once, all its binds to this node together. */
  readonly window: number;
  /** submit_sm in a second, of an API user's, on all nodes. */
  readonly perSecond: number;
};

export type SmppParts = {
  readonly limits: SmppLimits;
  readonly log: Logger;
  /** Who this process is to other nodes. */
  readonly nodeId: number;
  /** What is written goes by it. */
  readonly db: Database;
  readonly events: Pick<EventBus, 'subscribe'>;
  /** For look-ups by index; nothing is written by it. */
  readonly lookUps: Database;
  readonly engine: Pick<Engine, 'accept' | 'keepPart' | 'recordRefusal'>;
  readonly credentials: Pick<ApiUserAuthenticator, 'authenticate' | 'forget'>;
  readonly prices: Prices;
  /** How many nodes take what is submitted; absent: this is the only one. */
  readonly liveNodes?: () => number;
  readonly now: () => Date;
};

/** Who is bound: its password is kept, because it is proven again for each submit_sm, as for each request by http2sms. */
export type BoundUser = {
  readonly apiUserId: number;
  readonly accountId: number;
  readonly account: string;
  readonly login: string;
  readonly password: string;
  readonly clientIp: string;
  /** It sends without the STOP clause: its messages sell nothing. */
  readonly noStop: boolean;
};

/** Who was refused; it may have been deleted. */
export type RefusedProgram = Pick<BoundUser, 'apiUserId' | 'account' | 'login' | 'clientIp'>;

/** One connection, bound or not. */
export type SmppClient = {
  user: BoundUser | null;
  /** Null: it is not bound. */
  session: CountedSession | null;
  readonly clientIp: string;
  readonly gone: AbortController;
};

/** What is counted of a session while it lasts. */
export type CountedSession = {
  accepted: number;
  delivered: number;
  readonly ended: () => void;
};
