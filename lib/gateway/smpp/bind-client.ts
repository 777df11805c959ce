/** Who may bind, and stay bound, by the credentials and restrictions that http2sms asks. */
import { type ApiUserCredentials, findApiUserName } from '@/lib/db/api-users/api-user-credentials';
import { ipAllowed } from '@/lib/domain/api-user/ip-rules';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import { readSystemId } from '@/lib/domain/api-user/system-id';
import { authorise } from '@/lib/domain/authorisation/authorise';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import type { GuessRefusal } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { BindPdu } from '@/lib/smpp/pdu/pdu';
import type { ApiUserLogin } from '../credentials/api-user-authenticator';
import type { BindRefusal } from './refusals';
import type { BoundUser, SmppParts } from './smpp-parts';

type RefusedLogin = { readonly status: BindRefusal; readonly refusal: Http2smsRefusal };

export type RefusedBind = {
  readonly status: BindRefusal;
  readonly refusal: Http2smsRefusal;
  /** Null: there is none of that id. */
  readonly apiUser: { readonly apiUserId: number; readonly account: string; readonly login: string } | null;
};

type Client = { readonly clientIp: string; readonly signal: AbortSignal };

/** As a bind's system_type, for messages that sell nothing. */
const NO_STOP = 'NOSTOP';

const REFUSED_GUESS = {
  wrong: { status: STATUS.invalidPassword, refusal: 'authentication_failed' },
  too_many_tries: { status: STATUS.bindFailed, refusal: 'too_many_requests' },
  overloaded: { status: STATUS.bindFailed, refusal: 'overloaded' },
} as const satisfies Record<GuessRefusal, { status: BindRefusal; refusal: Http2smsRefusal }>;

export async function bindClient(
  { lookUps, credentials }: Pick<SmppParts, 'lookUps' | 'credentials'>,
  { systemId, password, systemType }: BindPdu,
  { clientIp, signal }: Client,
): Promise<Result<BoundUser, RefusedBind>> {
  const apiUserId = readSystemId(systemId);
  // Nobody can be called so: that it is wrong tells nothing.
  if (apiUserId === null)
    return err({ status: STATUS.invalidSystemId, refusal: 'authentication_failed', apiUser: null });
  const name = await findApiUserName(lookUps, apiUserId);
  // Of nobody, the password is checked all the same: neither answer nor time tells that there is nobody.
  const { account, login } = name ?? { account: '', login: systemId };
  const checked = await checkLogin(credentials, { account, login, password, clientIp, signal });
  if (!checked.ok) return err({ ...checked.error, apiUser: name && { apiUserId, ...name } });
  const user = checked.value;
  const noStop = systemType.toUpperCase() === NO_STOP;
  return ok({ apiUserId: user.apiUserId, accountId: user.account.id, account, login, password, clientIp, noStop });
}

/** What is asked at a bind, and again of whoever is bound. */
export async function checkLogin(
  credentials: SmppParts['credentials'],
  given: ApiUserLogin,
): Promise<Result<ApiUserCredentials, RefusedLogin>> {
  const { login, clientIp } = given;
  const authenticated = await credentials.authenticate(given);
  if (!authenticated.ok) return err(REFUSED_GUESS[authenticated.error]);
  const user = authenticated.value;
  const actor = { kind: 'api-user', login, accountId: user.account.id, clientIp } as const;
  if (user.disabled || !authorise(actor, { id: user.account.id, role: null }, 'message.send').ok)
    return err({ status: STATUS.bindFailed, refusal: 'user_disabled' });
  if (!ipAllowed(readIpRules(user.ipRestrictions), clientIp))
    return err({ status: STATUS.bindFailed, refusal: 'ip_not_authorized' });
  return ok(user);
}
