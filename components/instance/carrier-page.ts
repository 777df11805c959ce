/** Addresses of the pages of carriers. */
const LIST = '/instance/carriers';

export const CARRIERS_PAGE = LIST;
/** Not below the list: a carrier may have any name. */
export const NEW_CARRIER_PAGE = '/instance/new-carrier';

export const CARRIER_SECTIONS = ['', '/settings', '/trace', '/receipts', '/decisions'] as const;
export type CarrierSection = (typeof CARRIER_SECTIONS)[number];

export const carrierPage = (name: string, section: CarrierSection = ''): string => `${LIST}/${name}${section}`;
