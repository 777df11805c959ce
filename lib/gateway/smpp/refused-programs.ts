/** Why programs were refused: the people of their accounts are told, and the log. */
import type { RefusalReason } from '@/lib/domain/api-user/refused-request';
import type { BucketRule } from '@/lib/domain/rate-limit/token-bucket';
import { createRateLimiter } from '../http2sms/rate-limiter';
import { createRefusalLog } from '../http2sms/refusal-log';
import type { RefusedProgram, SmppParts } from './smpp-parts';

/**
 * Of one API user and one reason. Whoever is not bound tries again at once, and whoever guesses a system_id may: more of
 * the same would tell nothing new, and would push out what else was refused.
 */
const KEPT_BINDS: BucketRule = { capacity: 10, refillPerSecond: 1 / 60 };

export type RefusedPrograms = {
  /** Bounded here: a bind has no other bound than what a connection costs, if that. */
  bind(who: RefusedProgram, refusal: RefusalReason): void;
  /** Bounded by the rate at which an API user may submit. */
  submit(who: RefusedProgram, refusal: RefusalReason): void;
  /** A bind that concerns no account. */
  bindOfNobody(clientIp: string, refusal: RefusalReason): void;
};

export function createRefusedPrograms({
  log,
  engine,
  now,
}: Pick<SmppParts, 'log' | 'engine' | 'now'>): RefusedPrograms {
  const logRefusal = createRefusalLog(log, 'SMPP');
  const keptBinds = createRateLimiter(KEPT_BINDS);
  const keep = ({ apiUserId, account, login, clientIp }: RefusedProgram, refusal: RefusalReason, at: Date) =>
    engine.recordRefusal({ way: 'smpp', apiUserId, account, login, clientIp, refusal, at });
  return {
    bind: (who, refusal) => {
      const at = now();
      logRefusal({ ...who, refusal }, at);
      if (keptBinds.take(`${String(who.apiUserId)} ${refusal}`, at)) keep(who, refusal, at);
    },
    submit: (who, refusal) => {
      const at = now();
      logRefusal({ ...who, refusal }, at);
      keep(who, refusal, at);
    },
    bindOfNobody: (clientIp, refusal) => logRefusal({ account: '', login: '', clientIp, refusal }, now()),
  };
}
