import { type RefusalReason, TOLD_AFTER_PASSWORD } from '@/lib/domain/api-user/refused-request';
import type { Logger } from '@/lib/platform/log/logger';
import { createThrottle } from '@/lib/platform/log/throttle';

export type RefusedHttp2sms = {
  readonly account: string;
  readonly login: string;
  readonly clientIp: string;
  readonly refusal: RefusalReason;
};

const EVERY_MS = 60_000;
const MOST_KINDS = 1_000;

/**
 * Writes refused requests to the log, each kind once a minute; `way`: by what they came. An API user is named only when the password was right:
 * all else that a request says of itself may be made up, of any length, or a password in the wrong field.
 */
export function createRefusalLog(log: Logger, way = 'http2sms'): (refused: RefusedHttp2sms, now: Date) => void {
  const { admit } = createThrottle({ everyMs: EVERY_MS, mostKinds: MOST_KINDS });
  return ({ account, login, clientIp, refusal }, now) => {
    const apiUser = TOLD_AFTER_PASSWORD.has(refusal) ? { account, login } : {};
    const heldBack = admit(JSON.stringify([refusal, apiUser]), now);
    if (heldBack !== null) log.info({ ...apiUser, clientIp, refusal, heldBack }, `${way} refused`);
  };
}
