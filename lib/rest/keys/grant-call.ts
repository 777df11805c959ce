/** Whether a proven key may make a call: its state, its addresses, its rules, its rate. */
import type { CallingKey } from '@/lib/db/api-keys/consumer-keys';
import { type AccessedCall, allowsCall } from '@/lib/domain/api-key/access-rule';
import { stateOfKey } from '@/lib/domain/api-key/api-key';
import { ipAllowed } from '@/lib/domain/api-user/ip-rules';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import { err, ok, type Result } from '@/lib/domain/result';
import type { Fault } from '../table/faults';

type Asking = {
  readonly call: AccessedCall;
  /** About the key itself, which no rule forbids. */
  readonly isOwn: boolean;
  readonly clientIp: string;
  readonly now: Date;
};

/** The key as who acts. */
export function grantCall(key: CallingKey, { call, isOwn, clientIp, now }: Asking): Result<ConsumerKey, Fault> {
  const { id, panelUserId, email, rules, allowedAddresses } = key;
  if (panelUserId === null || stateOfKey(key, now) !== 'validated') return err({ code: 'key_invalid' });
  if (!ipAllowed(allowedAddresses, clientIp)) return err({ code: 'address_not_allowed', about: clientIp });
  if (!isOwn && !allowsCall(rules, call)) return err({ code: 'not_granted' });
  return ok({
    kind: 'consumer-key',
    consumerKeyId: id,
    panelUserId,
    email,
    application: key.application.name,
    clientIp,
  });
}
