import type { Http2smsRefusal } from '@/lib/domain/http2sms/refusal';
import { STATUS } from '@/lib/smpp/pdu/commands';
import type { SubmitRefusal } from './refusals';

/** What a submit_sm is answered with for what http2sms would refuse. */
const STATUS_OF: Readonly<Record<Http2smsRefusal, SubmitRefusal>> = {
  missing_account: STATUS.invalidBindStatus,
  missing_login: STATUS.invalidBindStatus,
  missing_password: STATUS.invalidBindStatus,
  authentication_failed: STATUS.invalidBindStatus,
  user_disabled: STATUS.invalidBindStatus,
  ip_not_authorized: STATUS.invalidBindStatus,
  missing_from: STATUS.invalidSource,
  sender_not_found: STATUS.invalidSource,
  invalid_sender_for_response: STATUS.invalidSource,
  missing_to: STATUS.invalidDestination,
  invalid_to: STATUS.invalidDestination,
  missing_message: STATUS.invalidMessageLength,
  invalid_message: STATUS.invalidMessageLength,
  invalid_request: STATUS.invalidMessageLength,
  control_character: STATUS.outsideAlphabet,
  invalid_charset: STATUS.outsideAlphabet,
  invalid_deferred: STATUS.invalidSchedule,
  too_many_requests: STATUS.throttled,
  overloaded: STATUS.queueFull,
  quota_reached: STATUS.submitFailed,
  not_enough_credits: STATUS.submitFailed,
  invalid_class: STATUS.submitFailed,
  invalid_sms_coding: STATUS.submitFailed,
  invalid_no_stop: STATUS.submitFailed,
  invalid_tag: STATUS.submitFailed,
  tag_control_character: STATUS.submitFailed,
  invalid_content_type: STATUS.submitFailed,
  not_a_form: STATUS.submitFailed,
  not_percent_encoded: STATUS.submitFailed,
  encoded_body: STATUS.submitFailed,
};

export const statusOf = (refusal: Http2smsRefusal): SubmitRefusal => STATUS_OF[refusal];

/** What is read wrong, as a script's request is refused for the same. */
const READ_WRONG: ReadonlyMap<SubmitRefusal, Http2smsRefusal> = new Map<SubmitRefusal, Http2smsRefusal>([
  [STATUS.invalidSource, 'sender_not_found'],
  [STATUS.invalidDestination, 'invalid_to'],
  [STATUS.invalidSchedule, 'invalid_deferred'],
  [STATUS.unknownCoding, 'invalid_sms_coding'],
  [STATUS.outsideAlphabet, 'invalid_charset'],
]);

/** Undefined: http2sms knows nothing like it, such as a header that joins nothing. */
export const refusalOf = (status: SubmitRefusal): Http2smsRefusal | undefined => READ_WRONG.get(status);

/** Who may send no more, and so loses the bind. */
export const ENDS_BIND: ReadonlySet<Http2smsRefusal> = new Set<Http2smsRefusal>([
  'authentication_failed',
  'user_disabled',
  'ip_not_authorized',
]);
