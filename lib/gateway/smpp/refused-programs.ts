/** Why programs were refused: the people of their accounts are told, and the log. */
import type { RefusalReason } from '@/lib/domain/api-user/refused-request';
import { createRefusalLog } from '../http2sms/refusal-log';
import type { RefusedProgram, SmppParts } from './smpp-parts';

export type RefusedPrograms = {
  bind(who: RefusedProgram, refusal: RefusalReason): void;
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
  const keep = ({ apiUserId, account, login, clientIp }: RefusedProgram, refusal: RefusalReason, at: Date) =>
    engine.recordRefusal({ way: 'smpp', apiUserId, account, login, clientIp, refusal, at });
  return {
    bind: (who, refusal) => {
      const at = now();
      logRefusal({ ...who, refusal }, at);
      keep(who, refusal, at);
    },
    submit: (who, refusal) => {
      const at = now();
      logRefusal({ ...who, refusal }, at);
      keep(who, refusal, at);
    },
    bindOfNobody: (clientIp, refusal) => logRefusal({ account: '', login: '', clientIp, refusal }, now()),
  };
}
