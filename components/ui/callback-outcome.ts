const REASONS: Readonly<Record<string, string>> = {
  timeout: 'No answer in time',
  address_not_allowed: 'This address is not allowed',
  answer_too_large: 'The answer is too large',
  invalid_url: 'This is not a URL',
  invalid_http: 'The answer is not HTTP',
  econnrefused: 'Connection refused',
  econnreset: 'Connection reset',
  und_err_socket: 'The connection was closed without an answer',
  enotfound: 'The host name is unknown',
};

/** What came of one call, in words: the HTTP code, or why there is none. */
export const callbackOutcome = ({ httpStatus, error }: { httpStatus: number | null; error: string | null }): string =>
  httpStatus === null ? (REASONS[error ?? ''] ?? `Failed (${error ?? 'unknown'})`) : `HTTP ${httpStatus}`;
