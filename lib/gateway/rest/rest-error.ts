const CLASSES = {
  400: 'Client::BadRequest',
  401: 'Client::Unauthorized',
  403: 'Client::Forbidden',
  404: 'Client::NotFound',
} as const;

/** An error as the REST API tells it: `class` and `message`, which the official SDKs read. */
export const restError = (status: keyof typeof CLASSES, message: string): Response =>
  Response.json({ class: CLASSES[status], message }, { status });
