/** Why a call of the REST API is refused, as its caller is told: the one table of refusals. */

type FaultRow = { readonly status: number; readonly message: string; readonly errorCode?: string };

const NO_SUCH_OBJECT = { status: 404, message: 'The requested object does not exist' } as const;
const NOT_GRANTED = { status: 403, message: 'This call has not been granted', errorCode: 'NOT_GRANTED_CALL' } as const;

/** Codes of use cases and of the API itself. Where a message says `%s`, it names what is at fault. */
export const FAULTS = {
  // What cannot be read.
  not_json: { status: 400, message: 'The body is no JSON object' },
  unknown_parameters: { status: 400, message: 'Received not described parameters: (%s)' },
  missing_parameter: { status: 400, message: 'Missing parameter: [%s]' },
  invalid_parameter: { status: 400, message: 'Invalid parameter: %s' },
  // Who asks.
  no_such_route: { status: 404, message: 'Got an invalid (or empty) URL' },
  method_not_allowed: { status: 405, message: 'There is no such method here; there is %s' },
  not_signed: { status: 401, message: 'You must login first' },
  authorization_unreadable: {
    status: 401,
    message:
      'Authorization must be Basic, with the consumer key as the user and the application secret as the password',
  },
  application_unknown: { status: 403, message: 'This application key is invalid', errorCode: 'INVALID_KEY' },
  key_missing: { status: 403, message: 'A consumer key is needed', errorCode: 'NOT_CREDENTIAL' },
  key_invalid: { status: 403, message: 'This credential is not valid', errorCode: 'INVALID_CREDENTIAL' },
  signature_wrong: { status: 400, message: 'Invalid signature', errorCode: 'INVALID_SIGNATURE' },
  untimely: {
    status: 400,
    message: 'X-Ovh-Timestamp is more than a minute from the time that /auth/time tells',
    errorCode: 'QUERY_TIME_OUT',
  },
  replayed: {
    status: 400,
    message: 'This call was made before; sign it anew, at another second',
    errorCode: 'INVALID_SIGNATURE',
  },
  signed_within_mark: {
    status: 400,
    message:
      'This is signed no later than what was taken before the server began anew; sign it anew, at a later second',
    errorCode: 'QUERY_TIME_OUT',
  },
  address_not_allowed: { status: 403, message: 'This credential is not for the address %s', errorCode: 'FORBIDDEN' },
  not_granted: NOT_GRANTED,
  forbidden: { status: 403, message: 'User not granted for this request', errorCode: 'FORBIDDEN' },
  // What is there, and how it stands.
  not_found: { status: 404, message: 'This service does not exist' },
  api_user_not_found: NO_SUCH_OBJECT,
  object_not_found: NO_SUCH_OBJECT,
  message_not_found: NO_SUCH_OBJECT,
  never_written: {
    status: 404,
    message: 'It was cancelled with all of its send before it was written, and never sent',
  },
  other_account_not_found: { status: 404, message: 'There is no such account of yours to get the credit' },
  same_account: { status: 400, message: 'This is the account that gives the credit' },
  credit_not_enough: { status: 402, message: 'Not enough credits' },
  number_not_listed: NO_SUCH_OBJECT,
  sender_gone: NO_SUCH_OBJECT,
  login_taken: { status: 409, message: 'There is a user of this login already' },
  sender_exists: { status: 409, message: 'This sender is declared already' },
  too_many_senders: { status: 409, message: 'This account has as many senders as it may' },
  quota_above_credit: { status: 400, message: 'The quota is more than the account has' },
  quota_negative: { status: 400, message: 'The quota is less than nothing' },
  changed_meanwhile: { status: 409, message: 'Somebody else has changed this meanwhile' },
  not_confirmed: { status: 409, message: 'Messages of this user have come in meanwhile, try again' },
  not_over: {
    status: 409,
    message: 'It waits still (DELETE it under jobs), is on its way, or is still to be reported to a URL',
  },
  reply_not_over: { status: 409, message: 'More of it may still come, or a URL is still to be told of it' },
  too_late: { status: 409, message: 'This message is on its way already' },
  send_key_taken: { status: 409, message: 'Something else was sent under this Idempotency-Key' },
  act_key_taken: { status: 409, message: 'Something else was done under this Idempotency-Key' },
  sms_not_allowed: { status: 403, message: 'Whoever owns this key may not spend credit, as an alert by SMS does' },
  api_user_disabled: { status: 403, message: 'This user is disabled' },
  sender_missing: { status: 400, message: 'Missing parameter: [sender], or senderForResponse' },
  message_too_long: {
    status: 400,
    message: 'Invalid parameter: [message] has more than 255 parts as it would be sent',
  },
  key_not_found: NO_SUCH_OBJECT,
  ptt_not_found: { status: 404, message: 'The ptt %s does not exist' },
  account_disabled: { status: 403, message: 'This account is disabled' },
  not_enough_credits: { status: 402, message: 'Not enough credits' },
  quota_reached: { status: 402, message: 'The quota of this user is used up, or less than this costs' },
  not_here: { status: 501, message: 'This is not offered here: %s' },
  // What passes.
  too_many_failures: { status: 429, message: 'Too many calls that could not be proven, try again later' },
  too_many_requests: { status: 429, message: 'Too many calls, try again' },
  too_many_keys_asked_for: { status: 429, message: 'Too many keys asked for, try again' },
  overloaded: { status: 503, message: 'Too busy, try again' },
} as const satisfies Readonly<Record<string, FaultRow>>;

export type FaultCode = keyof typeof FAULTS;

/** `about` stands where the message says `%s`. */
export type Fault = { readonly code: FaultCode; readonly about?: string };

/** A fault, or only its code where the message names nothing. */
export type Refused = FaultCode | Fault;

export const faultOf = (refused: Refused): Fault => (typeof refused === 'string' ? { code: refused } : refused);
