/** Why admission refuses a request, as every path but http2sms tells it; http2sms has words of its own. */
export const ADMISSION_REFUSALS = {
  bad_request: { status: 400, text: 'Bad request' },
  bad_target: { status: 400, text: 'Bad request: the path cannot be read' },
  bad_host: { status: 400, text: 'Bad request: one Host, please' },
  not_found: { status: 404, text: 'Not found' },
  method_not_allowed: { status: 405, text: 'Method not allowed' },
  too_slow: { status: 408, text: 'Too slow' },
  body_too_large: { status: 413, text: 'The body is too large' },
  too_busy: { status: 503, text: 'Too busy, try again' },
} as const;

export type AdmissionRefusal = keyof typeof ADMISSION_REFUSALS;
