import type { ApiUserCredentials } from '@/lib/db/api-users/api-user-credentials';
import { ipAllowed } from '@/lib/domain/api-user/ip-rules';
import { readIpRules } from '@/lib/domain/api-user/stored-ip-rules';
import { writeActor } from '@/lib/domain/authorisation/actor';
import { authorise } from '@/lib/domain/authorisation/authorise';
import type { Http2smsParameters } from '@/lib/domain/http2sms/parameters';
import { readTo } from '@/lib/domain/http2sms/recipients';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { findMissing, type Http2smsValues, readValues } from '@/lib/domain/http2sms/values';
import type { Prices } from '@/lib/domain/pricing/price-list';
import type { GuessRefusal } from '@/lib/domain/rate-limit/guess';
import { err, ok, type Result } from '@/lib/domain/result';
import { senderKey } from '@/lib/domain/sender/sender';
import { type Accept, type Accepted, type AcceptRequest, isOfOrigin } from '@/lib/domain/sending/acceptance';
import { keepHours } from '@/lib/domain/sending/commercial-hours';
import { composeMessages } from '@/lib/domain/sending/compose-messages';
import { createPricing } from '@/lib/domain/sending/outgoing';
import { inTurns, nextTurn } from '@/lib/platform/batching/long-work';

/** Who asks, as the connection tells it. */
type Caller = {
  readonly clientIp: string;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal | undefined;
};

/** Who asks, and what its parameters have no words for. */
type Asking = Caller & { readonly deferredUntil?: Date | undefined };

type ApiUserPassword = { readonly account: string; readonly login: string; readonly password: string };

export type Http2smsDependencies = {
  readonly authenticate: (given: Caller & ApiUserPassword) => Promise<Result<ApiUserCredentials, GuessRefusal>>;
  readonly forget: (apiUserId: number) => void;
  /** False when this API user has lately sent too many requests. */
  readonly withinRate: (apiUserId: number, now: Date) => boolean;
  readonly accept: Accept;
  readonly prices: Prices;
  readonly now: () => Date;
};

const REFUSED_GUESS = {
  wrong: 'authentication_failed',
  too_many_tries: 'too_many_requests',
  overloaded: 'overloaded',
} as const satisfies Record<GuessRefusal, Http2smsRefusal>;

/** In characters. */
const LONG_LIST = 100_000;

/** A change that lands between check and commit is seen by checking again; more than this many in a row is a storm. */
const MOST_CHECKS = 5;

/**
 * Sends by http2sms. The order of checks is fixed and the first refusal wins: missing parameters, credentials,
 * disabled, IP, rate, values, sender, recipients, length as sent, then quota and credit inside the transaction.
 */
export async function sendByHttp2sms(
  dependencies: Http2smsDependencies,
  parameters: Http2smsParameters,
  { deferredUntil, ...caller }: Asking,
): Promise<Result<Accepted, Http2smsRefusal>> {
  const missing = findMissing(parameters);
  if (missing) return err(missing);
  for (let check = 1; check <= MOST_CHECKS; check += 1) {
    const { account, login, password } = parameters;
    const authenticated = await dependencies.authenticate({ account, login, password, ...caller });
    if (!authenticated.ok) return err(REFUSED_GUESS[authenticated.error]);
    const credentials = authenticated.value;
    const request = await checkRequest(dependencies, credentials, parameters, {
      clientIp: caller.clientIp,
      deferredUntil,
      countsTowardsRate: check === 1,
    });
    if (!request.ok) return request;
    const outcome = await dependencies.accept(request.value);
    if (outcome === null) return err('overloaded');
    if (outcome.ok) return outcome;
    const { error } = outcome;
    if (error === 'send_key_taken' || error === 'payer_gone' || isOfOrigin(error))
      throw new Error(`A script’s request was refused with ${error}, as none of a script’s can be.`);
    if (error !== 'api_user_changed' && error !== 'account_disabled') return err(error);
    dependencies.forget(credentials.apiUserId);
  }
  return err('overloaded');
}

async function checkRequest(
  { withinRate, prices, now }: Http2smsDependencies,
  credentials: ApiUserCredentials,
  parameters: Http2smsParameters,
  {
    clientIp,
    deferredUntil,
    countsTowardsRate,
  }: Pick<Asking, 'clientIp' | 'deferredUntil'> & {
    readonly countsTowardsRate: boolean;
  },
): Promise<Result<AcceptRequest, Http2smsRefusal>> {
  const { account, apiUserId, login, ipRestrictions } = credentials;
  const actor = { kind: 'api-user', login, accountId: account.id, clientIp } as const;
  if (!authorise(actor, { id: account.id, role: null }, 'message.send').ok) return err('authentication_failed');
  if (credentials.disabled) return err('user_disabled');
  if (!ipAllowed(readIpRules(ipRestrictions), clientIp)) return err('ip_not_authorized');
  if (countsTowardsRate && !withinRate(apiUserId, now())) return err('too_many_requests');
  const values = readValues(parameters, { now: now(), timeZone: account.timeZone, deferredUntil });
  if (!values.ok) return values;
  const sender = findSender(account, parameters.from, values.value);
  if (sender === null) return err('sender_not_found');
  const { to, message } = parameters;
  const { stopClause } = account;
  // Reading a request with so long a list has taken a while already.
  if (to.length > LONG_LIST) await nextTurn();
  const recipients = readTo(to, values.value.senderForResponse);
  const priced = createPricing({ message, sender, stopClause, ...values.value }, prices.at(now()));
  const { price, leavesAt } = keepHours(priced, account);
  const composed = await inTurns(composeMessages(recipients, price));
  if (!composed.ok) return composed;
  return ok({
    accountId: account.id,
    actor: writeActor(actor),
    apiUser: {
      id: apiUserId,
      login,
      checked: { passwordEpoch: credentials.passwordEpoch, disabled: false, ipRestrictions },
    },
    sender,
    ...composed.value,
    smsClass: values.value.smsClass,
    tag: values.value.tag,
    deferredUntil: leavesAt(values.value.deferredUntil, now()),
  });
}

/** A declared sender as it was declared, or the account's short number when answers are wanted. */
function findSender(account: ApiUserCredentials['account'], from: string, values: Http2smsValues): string | null {
  if (values.senderForResponse && from === '') return account.shortNumber;
  return account.senders.get(senderKey(from)) ?? null;
}
