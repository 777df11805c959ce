/** MSISDNs: E.164 digits without the plus (ITU-T E.164: at most fifteen digits, country code first). */

export const formatMsisdn = (msisdn: string): string => `+${msisdn}`;

/** For logs: the country stays readable, the subscriber does not. */
export const maskMsisdn = (msisdn: string): string =>
  `${msisdn.slice(0, 3)}${'*'.repeat(Math.max(0, msisdn.length - 5))}${msisdn.slice(-2)}`;

export const isFrench = (msisdn: string): boolean => msisdn.startsWith('33');
