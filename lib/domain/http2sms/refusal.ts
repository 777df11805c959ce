/** Why http2sms refuses a request. The numbers are the guide's (201, 202, 401) or, where it is silent, our decisions. */
export const HTTP2SMS_REFUSALS = {
  missing_account: { status: 201, text: 'Missing account' },
  missing_login: { status: 201, text: 'Missing login' },
  missing_password: { status: 201, text: 'Missing password' },
  missing_from: { status: 201, text: 'Missing from' },
  missing_to: { status: 201, text: 'Missing to' },
  missing_message: { status: 201, text: 'Missing message' },
  not_a_form: { status: 201, text: 'Missing parameters: the body is not a form' },
  authentication_failed: { status: 401, text: 'Authentication failed' },
  user_disabled: { status: 401, text: 'User disabled' },
  ip_not_authorized: { status: 401, text: 'IP not authorized' },
  too_many_requests: { status: 429, text: 'Too many requests' },
  invalid_content_type: { status: 202, text: 'Invalid contentType' },
  invalid_class: { status: 202, text: 'Invalid class' },
  invalid_sms_coding: { status: 202, text: 'Invalid smsCoding' },
  invalid_no_stop: { status: 202, text: 'Invalid noStop' },
  invalid_sender_for_response: { status: 202, text: 'Invalid senderForResponse' },
  invalid_tag: { status: 202, text: 'Invalid tag: is too long' },
  tag_control_character: { status: 202, text: 'Invalid tag: has a control character' },
  invalid_deferred: { status: 202, text: 'Invalid deferred time' },
  control_character: { status: 202, text: 'Invalid message: has a control character' },
  invalid_message: { status: 202, text: 'Invalid message: is too long' },
  invalid_request: { status: 202, text: 'Invalid request: is too long' },
  invalid_charset: { status: 202, text: 'Invalid charset' },
  not_percent_encoded: { status: 202, text: 'Invalid request: is not percent-encoded' },
  encoded_body: { status: 202, text: 'Invalid request: is compressed' },
  sender_not_found: { status: 241, text: 'Sender not found' },
  invalid_to: { status: 202, text: 'Invalid to' },
  quota_reached: { status: 402, text: 'Quota reached' },
  not_enough_credits: { status: 402, text: 'Not enough credits' },
  overloaded: { status: 503, text: 'Too busy, try again' },
} as const;

export type Http2smsRefusal = keyof typeof HTTP2SMS_REFUSALS;

const BY_KEY: Readonly<Record<string, { readonly status: number; readonly text: string }>> = HTTP2SMS_REFUSALS;

/** A refusal as it is stored; one of another version may be unknown. */
export const findRefusal = (key: string) => BY_KEY[key];

export const isRefusal = (key: string): key is Http2smsRefusal => key in HTTP2SMS_REFUSALS;

export const REFUSAL_NAMES: readonly Http2smsRefusal[] = Object.keys(HTTP2SMS_REFUSALS).filter(isRefusal);

/** The refusal that an answer's reason tells; undefined for one of another version. */
export const refusalOf = (reason: string): Http2smsRefusal | undefined =>
  REFUSAL_NAMES.find((name) => HTTP2SMS_REFUSALS[name].text === reason);
