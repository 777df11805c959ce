/**
 * The parameters of an http2sms request, as the guide names them. A name is matched whatever its case, because the
 * English guide prints `SMSencoding` where the others print `smsCoding`; an empty optional value counts as absent,
 * because clients in the wild send `smsCoding=`; the first of a repeated name wins.
 */
export type Http2smsParameters = {
  readonly account: string;
  readonly login: string;
  readonly password: string;
  readonly from: string;
  readonly to: string;
  readonly message: string;
  readonly deferred: string;
  readonly class: string;
  readonly smsCoding: string;
  readonly noStop: string;
  readonly tag: string;
  readonly contentType: string;
  readonly senderForResponse: string;
};

export const REQUIRED_PARAMETERS = ['account', 'login', 'password', 'from', 'to', 'message'] as const;
export const OPTIONAL_PARAMETERS = [
  'deferred',
  'class',
  'smsCoding',
  'noStop',
  'tag',
  'contentType',
  'senderForResponse',
] as const;

const NAMES: Readonly<Record<string, keyof Http2smsParameters>> = {
  account: 'account',
  login: 'login',
  password: 'password',
  from: 'from',
  to: 'to',
  message: 'message',
  deferred: 'deferred',
  class: 'class',
  smscoding: 'smsCoding',
  smsencoding: 'smsCoding',
  nostop: 'noStop',
  tag: 'tag',
  contenttype: 'contentType',
  senderforresponse: 'senderForResponse',
};

const EMPTY: Http2smsParameters = {
  account: '',
  login: '',
  password: '',
  from: '',
  to: '',
  message: '',
  deferred: '',
  class: '',
  smsCoding: '',
  noStop: '',
  tag: '',
  contentType: '',
  senderForResponse: '',
};

/** Line breaks arrive as CR (`%0d`, the guide's form), LF or both; a message holds LF. */
const withLineFeeds = (text: string) => text.replace(/\r\n?/g, '\n');

/** Collects decoded name and value pairs; unknown names are ignored, as is the empty pair of `?&account=…`. */
export function readParameters(pairs: Iterable<readonly [string, string]>): Http2smsParameters {
  const found: { -readonly [Name in keyof Http2smsParameters]?: string } = {};
  for (const [name, value] of pairs) {
    const known = NAMES[name.toLowerCase()];
    if (known !== undefined && value !== '' && found[known] === undefined) found[known] = value;
  }
  const message = withLineFeeds(found.message ?? '');
  return { ...EMPTY, ...found, message };
}
