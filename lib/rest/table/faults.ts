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
  address_not_allowed: { status: 403, message: 'This credential is not for the address %s', errorCode: 'FORBIDDEN' },
  not_granted: NOT_GRANTED,
  forbidden: { status: 403, message: 'User not granted for this request', errorCode: 'FORBIDDEN' },
  // What is there, and how it stands.
  not_found: { status: 404, message: 'This service does not exist' },
  api_user_not_found: NO_SUCH_OBJECT,
  object_not_found: NO_SUCH_OBJECT,
  key_not_found: NO_SUCH_OBJECT,
  ptt_not_found: { status: 404, message: 'The ptt %s does not exist' },
  account_disabled: { status: 403, message: 'This account is disabled' },
  not_enough_credits: { status: 402, message: 'Not enough credits' },
  quota_reached: { status: 402, message: 'The quota of this user is used up' },
  not_here: { status: 501, message: 'This is not offered here: %s' },
  // What passes.
  too_many_failures: { status: 429, message: 'Too many calls that could not be proven, try again later' },
  too_many_requests: { status: 429, message: 'Too many calls, try again' },
  overloaded: { status: 503, message: 'Too busy, try again' },
} as const satisfies Readonly<Record<string, FaultRow>>;

export type FaultCode = keyof typeof FAULTS;

/** `about` stands where the message says `%s`. */
export type Fault = { readonly code: FaultCode; readonly about?: string };

/** A fault, or only its code where the message names nothing. */
export type Refused = FaultCode | Fault;

export const faultOf = (refused: Refused): Fault => (typeof refused === 'string' ? { code: refused } : refused);
