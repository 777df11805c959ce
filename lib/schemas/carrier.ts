/** What a carrier is set up with: the same schemas check the form, the server action and what a command is given. */
import { z } from 'zod';
import { isCarrierName, isDlrSecret, isNameFor, WHEN_UNKNOWN } from '@/lib/domain/carrier/carrier';
import { REAL_KINDS } from '@/lib/domain/carrier/carrier-setup';
import { isOneLine } from '@/lib/domain/one-line';
import { certificateNeedsKey, keyNeedsCertificate, wordOf } from './carrier-fields';
import { haveSecretsOfPreset, httpSecrets, httpSettings } from './carrier-http';
import { keptSmppSecrets, smppSecrets, smppSettings } from './carrier-smpp';
import { keptUpstreamSecrets, upstreamSecrets, upstreamSettings } from './carrier-upstream';
import { fault } from './fault';
import { wholeNumber } from './whole-number';

const LONGEST_DESCRIPTION = 100;
const MOST_RANK = 10_000;

/** A new carrier is one of many: most instances never need to say more. */
const DEFAULT_RANK = 100;

const common = {
  description: z
    .string()
    .trim()
    .max(LONGEST_DESCRIPTION, fault('at_most_characters', { most: LONGEST_DESCRIPTION }))
    .refine(isOneLine, fault('description_not_one_line'))
    .default(''),
  rank: wholeNumber({ least: 0, most: MOST_RANK }, DEFAULT_RANK),
  whenUnknown: wordOf(WHEN_UNKNOWN, 'again'),
  /** Empty: a new carrier gets one of its own, and of another it stays as it is. */
  dlrSecret: z
    .string()
    .trim()
    .refine((text) => text === '' || isDlrSecret(text), fault('dlr_secret_invalid'))
    .default(''),
};

const name = z.string(fault('carrier_name_invalid')).trim().refine(isCarrierName, fault('carrier_name_invalid'));

const nothing = z.strictObject({});

const noSuchKind = fault('not_one_of', { words: REAL_KINDS.join(', ') });

/** A new carrier. Each kind has its line here; its schemas stand in a file of its own. */
export const addCarrierSchema = z
  .discriminatedUnion(
    'kind',
    [
      z.strictObject({
        ...common,
        name,
        kind: z.literal('upstream'),
        settings: upstreamSettings,
        secrets: upstreamSecrets,
      }),
      z.strictObject({ ...common, name, kind: z.literal('smpp'), settings: smppSettings, secrets: smppSecrets }),
      z
        .strictObject({ ...common, name, kind: z.literal('http'), settings: httpSettings, secrets: httpSecrets })
        .superRefine(haveSecretsOfPreset),
    ],
    noSuchKind,
  )
  .refine((carrier) => isNameFor(carrier.kind, carrier.name), {
    error: fault('carrier_name_reserved'),
    path: ['name'],
  })
  .superRefine(certificateNeedsKey)
  .superRefine(keyNeedsCertificate);
export type AddCarrier = z.infer<typeof addCarrierSchema>;

/** A carrier as it is to be from now on; its kind is as it was. A secret that is left empty stays as it is. */
export const changeCarrierSchema = z
  .discriminatedUnion('kind', [
    z.object({ ...common, kind: z.literal('simulated'), settings: nothing, secrets: nothing }),
    z.object({ ...common, kind: z.literal('upstream'), settings: upstreamSettings, secrets: keptUpstreamSecrets }),
    z.object({ ...common, kind: z.literal('smpp'), settings: smppSettings, secrets: keptSmppSecrets }),
    z.object({ ...common, kind: z.literal('http'), settings: httpSettings, secrets: httpSecrets }),
  ])
  .superRefine(keyNeedsCertificate);
export type ChangeCarrier = z.infer<typeof changeCarrierSchema>;
