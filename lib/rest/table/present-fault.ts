import { faultAnswer } from '@/lib/gateway/rest/fault-answer';
import type { WireAnswer } from '@/lib/gateway/wire/wire';
import { FAULTS, type Fault, type FaultCode } from './faults';

/** In seconds, of what passes. */
const RETRY_AFTER: Partial<Record<FaultCode, number>> = {
  too_many_failures: 6,
  too_many_requests: 1,
  too_many_keys_asked_for: 10,
  overloaded: 1,
};

/** An error as the REST API tells it. */
export function presentFault({ code, about = '' }: Fault): WireAnswer {
  const row = FAULTS[code];
  const seconds = RETRY_AFTER[code];
  const told = {
    status: row.status,
    message: row.message.replace('%s', () => about),
    errorCode: 'errorCode' in row ? row.errorCode : undefined,
  };
  return faultAnswer(told, {
    ...(seconds === undefined ? {} : { 'retry-after': String(seconds) }),
    ...(code === 'method_not_allowed' ? { allow: about } : {}),
  });
}
