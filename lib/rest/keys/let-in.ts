/** Who makes a call, and whether they may: asked before anything of its body is read. */
import { saveSignedUntil } from '@/lib/db/api-keys/consumer-keys';
import { type Database, inTransaction } from '@/lib/db/connections/client';
import type { Shared } from '@/lib/db/connections/shared';
import type { AccessedCall } from '@/lib/domain/api-key/access-rule';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { err, ok, type Result } from '@/lib/domain/result';
import { createRateLimiter } from '@/lib/gateway/http2sms/rate-limiter';
import type { AdmittedRequest } from '@/lib/gateway/wire/wire';
import type { Logger } from '@/lib/platform/log/logger';
import type { Fault, FaultCode } from '../table/faults';
import type { AskingApplication } from '../table/route';
import { grantCall } from './grant-call';
import { createKnownKeys } from './known-keys';
import { createUseNotes } from './note-use';
import { presentedKey } from './presented-key';
import { createKeyProof } from './prove-key';
import { createSharedChanges, createTakenChanges } from './taken-changes';

export type LetInParts = {
  readonly db: Database;
  /** For those who call, who must not wait behind the panel's reads. */
  readonly lookUps: Database;
  /** What other processes over the same database know, too; null: there are none. */
  readonly shared: Pick<Shared, 'takeSignature'> | null;
  readonly log: Logger;
  readonly env: {
    /** PUBLIC_URL; undefined where it is not set. */
    readonly publicUrl: string | undefined;
    /** For each key; 0 = no limit. */
    readonly apiRatePerSecond: number;
  };
  /** How many nodes answer calls; absent: this is the only one. */
  readonly liveNodes?: () => number;
  readonly now: () => Date;
};

type Called = {
  readonly call: AccessedCall;
  /** About the key itself. */
  readonly isOwn: boolean;
  /** Whether it does anything, and so is taken once. */
  readonly changes: boolean;
};

/** By one address: as many at once as a program has users who connect it, then six a minute. */
const KEYS_ASKED_FOR: BucketRule = { capacity: 50, refillPerSecond: 1 / 10 };

export function createLetIn({ db, lookUps, shared, log, env, liveNodes, now }: LetInParts) {
  const known = createKnownKeys(lookUps);
  const proof = createKeyProof({
    db: lookUps,
    known,
    publicUrl: env.publicUrl,
    changes: shared
      ? createSharedChanges(shared.takeSignature)
      : createTakenChanges((keyId, until) => inTransaction(db, (tx) => saveSignedUntil(tx, keyId, until))),
  });
  const noteUse = createUseNotes(db, log);
  const withinRate = createCallRate(env.apiRatePerSecond, liveNodes);
  const asks = createRateLimiter(KEYS_ASKED_FOR, liveNodes);

  return {
    /** Keys may have changed. */
    forget: known.forget,

    /** The key that makes a call. */
    async asKey(request: AdmittedRequest, { call, isOwn, changes }: Called): Promise<Result<ConsumerKey, Fault>> {
      const { clientIp } = request;
      const presented = presentedKey(request.headers);
      if (!presented.ok) return presented;
      const at = now();
      if (presented.value.kind === 'application') {
        const application = await proof.findApplication(presented.value.applicationKey, clientIp, at);
        return refused(application.ok ? 'key_missing' : application.error);
      }
      const key = await proof.prove(request, presented.value, at);
      if (!key.ok) return refused(key.error);
      const granted = grantCall(key.value, { call, isOwn, clientIp, now: at });
      if (!granted.ok) return granted;
      if (!withinRate(key.value.id, at)) return refused('too_many_requests');
      // Reads may be repeated: programs ask the same twice within one second, and so sign it alike.
      const repeated = changes ? await proof.takeChange(presented.value, key.value, at) : null;
      if (repeated !== null) return refused(repeated);
      noteUse(key.value.id, at);
      return granted;
    },

    /** The application that asks for a key. */
    async asApplication({ headers, clientIp }: AdmittedRequest): Promise<Result<AskingApplication, Fault>> {
      const at = now();
      const applicationKey = headers['x-ovh-application']?.toString() ?? '';
      const application = await proof.findApplication(applicationKey, clientIp, at);
      if (!application.ok) return refused(application.error);
      // Whoever knows an application's key, which is no secret, must not push out what others ask for by it.
      if (!asks.take(subscriberOf(clientIp), at)) return refused('too_many_keys_asked_for');
      return ok({ kind: 'application', id: application.value.id });
    },
  };
}

const refused = (code: FaultCode) => err({ code });

/** Whether a key may call now; 0 = no limit. */
function createCallRate(perSecond: number, nodes?: () => number): (keyId: number, now: Date) => boolean {
  if (perSecond === 0) return () => true;
  const limiter = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond }, nodes);
  return (keyId, now) => limiter.take(String(keyId), now);
}
