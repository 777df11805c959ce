/** Whether a text is the IANA name of a time zone. */
export const isTimeZone = (name: string): boolean =>
  Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC';
