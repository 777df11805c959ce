/** What an SMSC that speaks SMPP is set up with (docs/carriers.md tells what each means). */
import { z } from 'zod';
import {
  ALPHABETS,
  BINDS,
  CLASS_PLACES,
  JOINTS,
  LONGEST_PASSWORD,
  LONGEST_SYSTEM_ID,
  LONGEST_SYSTEM_TYPE,
  PROFILES,
  RECEIPT_IDS,
  SMPP_DEFAULTS,
  VALIDITY_FORMS,
} from '@/lib/domain/carrier/smpp-settings';
import { SEGMENT_RECEIPTS } from '@/lib/domain/delivery/segment-receipts';
import {
  certificates,
  certificatesNeedTls,
  filledIn,
  host,
  orKept,
  privateKey,
  secret,
  wordOf,
} from './carrier-fields';
import { fault } from './fault';
import { wholeNumber } from './whole-number';

const isLatin1 = (text: string) => /^[\x20-\xff]*$/.test(text);
const NOT_LATIN1 = fault('not_latin1');

export const smppSettings = z
  .strictObject({
    host,
    port: wholeNumber({ least: 1, most: 65_535 }, SMPP_DEFAULTS.port),
    tls: z.boolean().default(SMPP_DEFAULTS.tls),
    tlsCa: certificates,
    tlsCert: certificates,
    systemId: filledIn(LONGEST_SYSTEM_ID).refine(isLatin1, NOT_LATIN1),
    systemType: z
      .string()
      .trim()
      .max(LONGEST_SYSTEM_TYPE, fault('at_most_characters', { most: LONGEST_SYSTEM_TYPE }))
      .refine(isLatin1, NOT_LATIN1)
      .default(SMPP_DEFAULTS.systemType),
    profile: wordOf(PROFILES, SMPP_DEFAULTS.profile),
    bind: wordOf(BINDS, SMPP_DEFAULTS.bind),
    binds: wholeNumber({ least: 1, most: 10 }, SMPP_DEFAULTS.binds),
    window: wholeNumber({ least: 1, most: 100 }, SMPP_DEFAULTS.window),
    perSecond: wholeNumber({ least: 1, most: 10_000 }, SMPP_DEFAULTS.perSecond),
    alphabet: wordOf(ALPHABETS, SMPP_DEFAULTS.alphabet),
    joint: wordOf(JOINTS, SMPP_DEFAULTS.joint),
    receiptIds: wordOf(RECEIPT_IDS, SMPP_DEFAULTS.receiptIds),
    segmentReceipts: wordOf(SEGMENT_RECEIPTS, SMPP_DEFAULTS.segmentReceipts),
    validityHours: wholeNumber({ least: 0, most: 168 }, SMPP_DEFAULTS.validityHours),
    validityForm: wordOf(VALIDITY_FORMS, SMPP_DEFAULTS.validityForm),
    classPlace: wordOf(CLASS_PLACES, SMPP_DEFAULTS.classPlace),
  })
  .superRefine(certificatesNeedTls(({ tls }: { tls: boolean }) => tls))
  .refine(({ profile, joint }) => profile !== 'ovh' || joint === 'udh', {
    error: fault('ovh_joins_by_udh'),
    path: ['joint'],
  });

const password = secret(LONGEST_PASSWORD).refine(isLatin1, NOT_LATIN1);

export const smppSecrets = z.strictObject({ password, tlsKey: privateKey });
export const keptSmppSecrets = z.strictObject({ password: orKept(password), tlsKey: privateKey });
