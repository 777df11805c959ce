import type { OPTIONAL_PARAMETERS, REQUIRED_PARAMETERS } from '@/lib/domain/http2sms/parameters';

/** A parameter that is shown as it is typed: all but the password. */
export type PlaygroundName =
  | Exclude<(typeof REQUIRED_PARAMETERS)[number], 'password'>
  | (typeof OPTIONAL_PARAMETERS)[number];

/** What is not there, or empty, is not sent. */
export type PlaygroundValues = Partial<Readonly<Record<PlaygroundName, string>>>;
