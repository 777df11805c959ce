/** Addresses of the pages of carriers. */
import { SEEMING_KIND } from '@/lib/domain/carrier/carrier';
import type { CarrierKind } from '@/lib/domain/carrier/carrier-setup';
import { CARRIERS_PAGE } from '../layout/instance-pages';

const CARRIER_SECTIONS = ['', '/settings', '/trace', '/receipts', '/decisions'] as const;
export type CarrierSection = (typeof CARRIER_SECTIONS)[number];

/** What only seems to send has nothing to set, and never leaves anything in doubt. */
export const sectionsOf = (kind: CarrierKind): readonly CarrierSection[] =>
  kind === SEEMING_KIND ? ['', '/trace', '/receipts'] : CARRIER_SECTIONS;

/** Those of which a tab is shown: the page that somebody is on is one of them, however they came there. */
export const tabsOf = (kind: CarrierKind, here: CarrierSection): readonly CarrierSection[] =>
  CARRIER_SECTIONS.filter((section) => section === here || sectionsOf(kind).includes(section));

export const carrierPage = (name: string, section: CarrierSection = ''): string => `${CARRIERS_PAGE}/${name}${section}`;
