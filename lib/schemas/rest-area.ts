/** What routes of the REST API are about, in the order in which they are read: what is not offered comes last. */
export const REST_AREAS = [
  'keys',
  'account',
  'users',
  'jobs',
  'outgoing',
  'incoming',
  'senders',
  'blacklists',
  'service',
  'ptts',
  'documents',
  'absent',
] as const;
export type RestArea = (typeof REST_AREAS)[number];
