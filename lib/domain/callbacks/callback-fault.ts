/** Why a call has no status: the whole list. The caller maps each cause that it meets to one of these. */
export const CALLBACK_FAULTS = [
  'timeout',
  'invalid_url',
  'address_not_allowed',
  'host_unknown',
  /** The name servers did not say whether there is such a host. */
  'name_lookup_failed',
  'host_unreachable',
  'connection_refused',
  /** Closed or reset before there was a status. */
  'connection_closed',
  /** This machine had no socket or port to spare. */
  'no_connection_left',
  'tls_failed',
  'certificate_invalid',
  'invalid_http',
  'answer_too_large',
  /** We ended it, or never made it, because the process stops: it says nothing about the receiver. */
  'stopped',
  /** Never made: it was owed to the URL of an API user who was deleted meanwhile. */
  'withdrawn',
  /** Never made: our database did not say what signs it. It is made again, and counts as no try. */
  'not_asked',
  /** Something that nobody has foreseen. */
  'unexpected',
] as const;
export type CallbackFault = (typeof CALLBACK_FAULTS)[number];

/** Those with which no request ever left: there was no connection that it could have gone over. */
const NEVER_SENT: readonly string[] = [
  'invalid_url',
  'address_not_allowed',
  'host_unknown',
  'name_lookup_failed',
  'host_unreachable',
  'connection_refused',
  'no_connection_left',
  'tls_failed',
  'certificate_invalid',
  'withdrawn',
  'not_asked',
] satisfies CallbackFault[];

/** Whether a try may have reached its receiver. */
export const mayHaveBeenSent = (error: string | null): boolean => error === null || !NEVER_SENT.includes(error);
