/** What the REST API does not send, as the account's people read it among all that was refused. */
import type { NewRefusal } from '@/lib/domain/api-user/refused-request';
import type { ConsumerKey } from '@/lib/domain/authorisation/actor';
import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import type { RestDependencies } from './route';

/** As a script's request is refused for the same; what is not here is about the call and not about sending. */
const REFUSALS = {
  not_enough_credits: 'not_enough_credits',
  quota_reached: 'quota_reached',
  account_disabled: 'user_disabled',
  api_user_disabled: 'user_disabled',
  sender_missing: 'missing_from',
  sender_gone: 'sender_not_found',
  message_too_long: 'invalid_message',
  overloaded: 'overloaded',
} as const satisfies Readonly<Record<string, Http2smsRefusal>>;

const isKnown = (code: string): code is keyof typeof REFUSALS => Object.hasOwn(REFUSALS, code);

type Who = Pick<NewRefusal, 'account'> & {
  /** Null: the account itself. */
  readonly login: string | null;
};

export function recordRefusedJob(
  { recordRefusal, now }: Pick<RestDependencies, 'recordRefusal' | 'now'>,
  { clientIp }: Pick<ConsumerKey, 'clientIp'>,
  { account, login }: Who,
  code: string,
): void {
  if (!isKnown(code)) return;
  recordRefusal({ way: 'rest', account, login: login ?? '', refusal: REFUSALS[code], clientIp, at: now });
}
