/** Why a message was not delivered, by the codes that carriers document. What they mean elsewhere nobody knows. */

import { VONAGE_REASONS } from '@/lib/domain/carrier/presets/vonage-reasons';
import type { Profile } from '@/lib/domain/carrier/smpp-settings';

const OVH: ReadonlyMap<number, number> = new Map([
  ...[1, 5, 7, 50, 51].map((code) => [code, 5] as const),
  [2, 25],
  [3, 24],
  [4, 26],
  [6, 8],
  [8, 33],
  [9, 20],
  [10, 10],
  ...[52, 53, 54, 55, 102, 103, 254, 802, 803].map((code) => [code, code] as const),
  [100, 23],
  [101, 29],
  [255, 6],
  [800, 5],
  [801, 8],
  [804, 6],
]);

const VONAGE: ReadonlyMap<number, number> = new Map(
  Object.entries(VONAGE_REASONS).map(([code, ptt]) => [Number(code), ptt]),
);

const CODES: Readonly<Record<Profile, ReadonlyMap<number, number>>> = { plain: new Map(), ovh: OVH, vonage: VONAGE };

/** OVHcloud's account there has no credit left: whatever it is given ends so, and would be paid here. */
const NO_CREDIT = 10;

/** Whether a carrier that ends a message so would end all of them so, until a person has mended it there. */
export const isOfCarrier = (profile: Profile, ptt: number): boolean => profile === 'ovh' && ptt === NO_CREDIT;

/** A ptt; undefined: nobody documents it. */
export const reasonOf = (profile: Profile, code: number): number | undefined => CODES[profile].get(code);
