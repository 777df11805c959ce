/** Why admission refuses a request, as every path but http2sms tells it; http2sms has words of its own. */
export const ADMISSION_REFUSALS = {
  bad_request: { status: 400, text: 'Bad request' },
  bad_target: { status: 400, text: 'Bad request: the path cannot be read' },
  bad_host: { status: 400, text: 'Bad request: one Host, please' },
  no_action: { status: 400, text: 'Bad request: no form is sent to this page' },
  action_unreadable: { status: 400, text: 'Bad request: what was sent to the page cannot be read' },
  foreign_origin: { status: 403, text: 'Refused: this comes from the page of another site' },
  not_found: { status: 404, text: 'Not found' },
  method_not_allowed: { status: 405, text: 'Method not allowed' },
  too_slow: { status: 408, text: 'Too slow' },
  body_too_large: { status: 413, text: 'The body is too large' },
  action_not_json: { status: 415, text: 'What is sent to a page comes as its own script sends it' },
  encoded_body: { status: 415, text: 'The body is compressed; send it as it is, without a Content-Encoding' },
  transfer_coding: { status: 501, text: 'The only transfer coding is chunked' },
  too_busy: { status: 503, text: 'Too busy, try again' },
} as const;

export type AdmissionRefusal = keyof typeof ADMISSION_REFUSALS;
