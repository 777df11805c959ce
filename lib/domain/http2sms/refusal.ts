/** Why http2sms refuses a request. The numbers are the guide's (201, 202, 401) or, where it is silent, our decisions. */
export const HTTP2SMS_REFUSALS = {
  missing_account: { status: 201, text: 'Missing account' },
  missing_login: { status: 201, text: 'Missing login' },
  missing_password: { status: 201, text: 'Missing password' },
  missing_from: { status: 201, text: 'Missing from' },
  missing_to: { status: 201, text: 'Missing to' },
  missing_message: { status: 201, text: 'Missing message' },
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
  invalid_deferred: { status: 202, text: 'Invalid deferred time' },
  invalid_message: { status: 202, text: 'Invalid message: is too long' },
  invalid_request: { status: 202, text: 'Invalid request: is too long' },
  invalid_charset: { status: 202, text: 'Invalid charset' },
  not_percent_encoded: { status: 202, text: 'Invalid request: is not percent-encoded' },
  sender_not_found: { status: 241, text: 'Sender not found' },
  invalid_to: { status: 202, text: 'Invalid to' },
  quota_reached: { status: 402, text: 'Quota reached' },
  not_enough_credits: { status: 402, text: 'Not enough credits' },
  overloaded: { status: 503, text: 'Too busy, try again' },
} as const;

export type Http2smsRefusal = keyof typeof HTTP2SMS_REFUSALS;

/** Told to nobody who has not proven an API user's password; any other may be a stranger's. */
export const TOLD_AFTER_PASSWORD: ReadonlySet<Http2smsRefusal> = new Set<Http2smsRefusal>([
  'user_disabled',
  'ip_not_authorized',
  'invalid_content_type',
  'invalid_class',
  'invalid_sms_coding',
  'invalid_no_stop',
  'invalid_sender_for_response',
  'invalid_tag',
  'invalid_deferred',
  'invalid_message',
  'sender_not_found',
  'invalid_to',
  'quota_reached',
  'not_enough_credits',
]);
