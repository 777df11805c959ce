/** Takes what API users submit, within the bounds of each: all of its binds together. */

import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { err } from '@/lib/domain/result';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { MessagePdu } from '@/lib/smpp/pdu/pdu';
import { createRateLimiter } from '../http2sms/rate-limiter';
import type { Joining } from './join-parts';
import { readSubmit, type Submit } from './read-submit';
import type { SubmitRefusal } from './refusals';
import type { BoundUser, SmppParts } from './smpp-parts';
import { ENDS_BIND, refusalOf, statusOf } from './status-of';
import { submitAmongNodes } from './submit-among-nodes';
import { type Outcome, submitMessage } from './submit-message';
import { createTurns } from './turns';

export type SubmitAnswer = {
  readonly status: SubmitRefusal | typeof STATUS.ok;
  readonly messageId: string;
  /** Whoever submitted it may send no more. */
  readonly endsBind?: boolean;
};

type TellRefused = (user: BoundUser, refusal: Http2smsRefusal) => void;

const refused = (status: SubmitRefusal): SubmitAnswer => ({ status, messageId: '' });

export function createSubmitter(parts: SmppParts, joining: Joining, tellRefused: TellRefused) {
  const { limits, log, now } = parts;
  const turns = createTurns();
  const { perSecond } = limits;
  const rate = createRateLimiter({ capacity: perSecond, refillPerSecond: perSecond }, parts.liveNodes);
  /** submit_sm that are not answered, by API user. */
  const underWay = new Map<number, number>();
  const count = (apiUserId: number, by: number) => {
    const left = (underWay.get(apiUserId) ?? 0) + by;
    if (left > 0) underWay.set(apiUserId, left);
    else underWay.delete(apiUserId);
  };

  const take = async (user: BoundUser, submit: Submit): Promise<Outcome> => {
    const { joins } = submit;
    if (joins && parts.db.dialect.hasOtherWriters) return submitAmongNodes(parts, user, { ...submit, joins });
    const outcome = await submitMessage(parts, joining, user, submit);
    if (outcome.ok) return outcome;
    return err(outcome.error === 'was_last' ? 'overloaded' : outcome.error);
  };

  return async (user: BoundUser, pdu: MessagePdu): Promise<SubmitAnswer> => {
    const { apiUserId, account, login } = user;
    const isFull = (underWay.get(apiUserId) ?? 0) >= limits.window;
    if (isFull || !rate.take(String(apiUserId), now())) return refused(STATUS.throttled);
    const read = readSubmit(pdu, now());
    if (!read.ok) {
      const refusal = refusalOf(read.error);
      if (refusal) tellRefused(user, refusal);
      return refused(read.error);
    }
    count(apiUserId, 1);
    try {
      const { value: submit } = read;
      const work = () => take(user, submit);
      // Of parts that come together none is kept before the one in front of it is.
      const outcome = await (submit.joins ? turns(`${String(apiUserId)} ${submit.to}`, work) : work());
      if (outcome.ok) return { status: STATUS.ok, messageId: String(outcome.value) };
      tellRefused(user, outcome.error);
      return { ...refused(statusOf(outcome.error)), endsBind: ENDS_BIND.has(outcome.error) };
    } catch (cause) {
      log.error({ err: cause, account, login }, 'what came by SMPP could not be accepted');
      return refused(STATUS.systemError);
    } finally {
      count(apiUserId, -1);
    }
  };
}
