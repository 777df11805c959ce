/** Whether a call is made by whoever has a key: by the application's signature over it, or by its secret. */

import { findApplicationByKey } from '@/lib/db/api-keys/api-applications';
import type { CallingKey } from '@/lib/db/api-keys/consumer-keys';
import type { Database } from '@/lib/db/connections/client';
import { isTimely, signedUrls } from '@/lib/domain/api-key/signed-call';
import { subscriberOf } from '@/lib/domain/network/ip-address';
import { API_USER_GUESSES } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { createRateLimiter } from '@/lib/gateway/http2sms/rate-limiter';
import type { AdmittedRequest } from '@/lib/gateway/wire/wire';
import { secretsEqual } from '@/lib/platform/crypto/random';
import type { FaultCode } from '../table/faults';
import type { KnownKeys } from './known-keys';
import type { PresentedKey } from './presented-key';
import { signatureOf } from './signature';
import type { TakenChanges } from './taken-changes';

type Dependencies = {
  /** Only read. */
  readonly db: Database;
  readonly changes: TakenChanges;
  readonly known: KnownKeys;
  /** PUBLIC_URL; undefined where it is not set. */
  readonly publicUrl: string | undefined;
};

type Presented = Exclude<PresentedKey, { kind: 'application' }>;

export function createKeyProof({ db, changes, known, publicUrl }: Dependencies) {
  const failures = createRateLimiter(API_USER_GUESSES);
  const limitOf = (clientIp: string) => `address ${subscriberOf(clientIp)}`;

  /** Of those that come together, as many are told what is wrong as may fail. */
  const failed = <Fault extends FaultCode>(fault: Fault, clientIp: string, now: Date): Fault | 'too_many_failures' =>
    failures.take(limitOf(clientIp), now) ? fault : 'too_many_failures';

  /** Of an application, by its key alone: it may ask for a consumer key. */
  const findApplication = async (applicationKey: string, clientIp: string, now: Date) => {
    if (!failures.allows(limitOf(clientIp), now)) return err('too_many_failures' as const);
    const application = await findApplicationByKey(db, applicationKey);
    return application ? ok(application) : err(failed('application_unknown', clientIp, now));
  };

  const isSignedBy = (key: CallingKey, { method, target, headers, body }: AdmittedRequest, presented: Presented) => {
    const applicationSecret = key.application.secret;
    if (presented.kind === 'secret') return secretsEqual(presented.applicationSecret, applicationSecret);
    const { consumerKey, timestamp, signature } = presented;
    const hosts = [headers['x-forwarded-host']?.toString().split(',')[0]?.trim() ?? '', headers.host ?? ''];
    const signed = { applicationSecret, consumerKey, method, timestamp, body };
    return signedUrls({ publicUrl, hosts, target }).some((url) =>
      secretsEqual(signature, signatureOf({ ...signed, url })),
    );
  };

  /** What of a call that names this key is not proven. */
  const faultIn = (key: CallingKey, request: AdmittedRequest, presented: Presented, now: Date): FaultCode | null => {
    if (presented.kind === 'signed') {
      if (key.application.applicationKey !== presented.applicationKey) return 'key_invalid';
      if (!/^\d{1,12}$/.test(presented.timestamp)) return 'signature_wrong';
      if (!isTimely(Number(presented.timestamp), now)) return 'untimely';
    }
    if (isSignedBy(key, request, presented)) return null;
    return presented.kind === 'signed' ? 'signature_wrong' : 'key_invalid';
  };

  /** Which failures count against an address: those that guesses would cause. */
  const isGuess = (fault: FaultCode) => fault === 'key_invalid' || fault === 'signature_wrong';

  return {
    findApplication,

    /** The key by which a call is made, whatever its state. */
    async prove(request: AdmittedRequest, presented: Presented, now: Date): Promise<Result<CallingKey, FaultCode>> {
      const { clientIp } = request;
      const remembered = await known.remembered(presented.consumerKey);
      if (!remembered && !failures.allows(limitOf(clientIp), now)) return err('too_many_failures');
      const key = remembered ?? (await known.read(presented.consumerKey));
      if (!key) {
        const application = presented.kind === 'signed' && (await findApplicationByKey(db, presented.applicationKey));
        const isStranger = presented.kind === 'signed' && !application;
        return err(failed(isStranger ? 'application_unknown' : 'key_invalid', clientIp, now));
      }
      const fault = faultIn(key, request, presented, now);
      if (fault === null) {
        known.follow(presented.consumerKey);
        return ok(key);
      }
      if (!isGuess(fault)) return err(fault);
      const told = failed(fault, clientIp, now);
      return err(remembered ? fault : told);
    },

    /** Why a change that was proven is not to be made: it was made before, or may have been. Null: it was not. */
    async takeChange(presented: Presented, key: CallingKey, now: Date): Promise<FaultCode | null> {
      return presented.kind === 'secret' ? null : await changes.take(presented, key, now);
    },
  };
}
